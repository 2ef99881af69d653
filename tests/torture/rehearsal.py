"""An operation done once and recorded, and the way back to what was there before it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.torture.operations import Work, prepare
from tests.torture.power import fast_disk
from tests.torture.recording import Recording, record


@dataclass(frozen=True)
class Rehearsal:
    """An operation: the folder it works in, how it is done, and what it did when all went well."""

    root: Path
    work: Work
    whole: Recording

    @property
    def twin(self) -> Path:
        """Where the recording's own copy of the database lies."""
        return self.root.with_name("twin")

    def again(self) -> None:
        """Bring everything back to what it was before the operation; the folder itself may be a disk."""
        shutil.rmtree(self.twin, ignore_errors=True)
        for path in self.root.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.root.with_name("before"), self.root, dirs_exist_ok=True)


@contextmanager
def rehearsed(name: str) -> Iterator[Rehearsal]:
    """Do an operation once in a folder that goes afterwards; what it fails with is raised."""
    folder = Path(mkdtemp(prefix="torture-", dir=fast_disk()))
    try:
        root = folder / "once"
        root.mkdir()
        work = prepare(name, root)
        shutil.copytree(root, folder / "before")
        whole, error = record(root, work, folder / "twin")
        if error is not None:
            raise error
        yield Rehearsal(root, work, whole)
    finally:
        shutil.rmtree(folder)
