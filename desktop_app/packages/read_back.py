"""Reading a package back from the medium that it was written to, before it gets its name."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.errors import WorkspaceError
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.packages.faults import DAMAGE
from desktop_app.packages.verify import verify
from desktop_app.system.files import hash_file


class ReadBack:
    """Reads a package back from the medium, as a receiver would; `content` is what its entries hold in bytes."""

    def __init__(
        self, target: Path, facts_digest: str, steps: int, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self._target = target
        self._facts_digest = facts_digest
        self._steps = steps
        self._progress = progress
        self._cancelled = cancelled
        self._read = 0
        self.content = 0
        self.sha256 = ""

    def check(self, written: Path) -> None:
        """Verify what was written, and hash the file as it lies there."""
        report = verify(written, watch=self._watch)
        codes = {found.code for found in report.problems}
        if codes & DAMAGE:
            raise WorkspaceError(
                "medium-unreliable",
                f"Dữ liệu ghi vào “{self._target.parent}” bị sai lệch khi đọc lại. Hãy xuất gói sang ổ đĩa hoặc USB "
                "khác.",
            )
        if codes or report.digest != f"sha256:{self._facts_digest}":
            raise RuntimeError(f"the package that was written isn't valid: {sorted(codes)}")
        self.sha256 = hash_file(written)

    def _watch(self, length: int) -> None:
        raise_if(self._cancelled)
        self._read += length
        done = self._steps * self._read // max(self.content, 1)
        self._progress(self._steps + min(done, self._steps), 2 * self._steps, "Đang đọc lại gói hồ sơ để đối chiếu")
