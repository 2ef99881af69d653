"""What jobs read: sizes by the length of the run, workbooks and filled workspaces made once per run."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.workload import Workload


@dataclass(frozen=True, slots=True)
class Scale:
    """How long a run may be, and how often each job is measured in it."""

    quick: bool = False
    long: bool = False
    repeats: int = 3

    def pick(self, quick: int, usual: int, long: int | None = None) -> int:
        """Return the size for this run."""
        if self.quick:
            return quick
        return long if self.long and long is not None else usual


@dataclass(frozen=True, slots=True)
class Inputs:
    """The folder in which inputs are made, each when it is first asked for."""

    folder: Path

    def workbook(self, union: Workload, *, files: bool = False) -> Path:
        """Return a workbook of a union; with `files` those it names lie beside it."""
        from tests.bench.workbook import write_workbook

        folder = self.folder / f"workbook-{union.members}-{union.initiatives}{'-files' if files else ''}"
        path = folder / "so-sang-kien.xlsx"
        if not path.exists():
            folder.mkdir()
            write_workbook(path, union, files=files)
        return path

    def workspace(self, union: Workload) -> Path:
        """Return a workspace filled with a union."""
        from tests.bench.database import fill
        from tests.bench.workload import PROGRAMME

        root = self.folder / f"workspace-{union.members}-{union.initiatives}"
        if not root.exists():
            fill(root, union, PROGRAMME)
        return root
