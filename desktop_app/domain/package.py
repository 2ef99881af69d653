"""What a package (*gói hồ sơ*) is made from, and what is said about one that was written or checked."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A paper for a package: `path` inside it (`van-ban/To-trinh.pdf`), `source` where it lies now.

    `title`, `reference` (number and date) and `pages` are what the Mục lục says of it.
    """

    path: str
    source: Path
    title: str = ""
    reference: str = ""
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A package written and read back: code on paper, SHA-256 of its facts and of the file (hex), entries, bytes."""

    path: Path
    code: str
    digest: str
    entries: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackageProblem:
    """What is wrong with a package: a registered fault code, the entry concerned, a Vietnamese sentence."""

    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageReport:
    """What a check found; what couldn't be read is "" or None. `digest` is `sha256:` and 64 hex digits."""

    file: Path
    problems: tuple[PackageProblem, ...]
    submission: str = ""
    revision: int | None = None
    digest: str = ""
    code: str = ""

    @property
    def valid(self) -> bool:
        """Nothing is wrong with it."""
        return not self.problems
