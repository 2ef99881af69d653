"""The papers of a submission to look at, print and hand on: of a plan, and of any revision."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from desktop_app.documents.content import Document
from desktop_app.documents.papers import FORMATS
from desktop_app.documents.write import write_document
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.papers import FILE_STEMS
from desktop_app.domain.progress import Progress
from desktop_app.domain.submission import Marks
from desktop_app.packages.code import code_on_paper, digest
from desktop_app.packages.facts import freeze, thaw
from desktop_app.programmes.load import load
from desktop_app.services.dossiers import Plan, planned_dossier
from desktop_app.services.faults import translated
from desktop_app.services.letters import WORDED, wordings_in_use, wordings_of
from desktop_app.services.papers import make_papers
from desktop_app.services.targets import place_copy
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.errors import SystemFault
from desktop_app.system.files import make_folder, read_bytes, remove_tree, write_bytes
from desktop_app.system.paths import temp_folder

_LIMIT = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSet:
    """Papers in a temporary folder of their own, all in every format; `title` says of what."""

    folder: Path
    title: str

    def file(self, paper: Paper, file_format: PaperFormat) -> Path:
        """The file of a paper in a format, whether it has that or not."""
        return self.folder / f"{FILE_STEMS[paper]}.{file_format}"

    def formats(self, paper: Paper) -> Mapping[str, Path]:
        """The files that there are of a paper, by their suffix."""
        files = (self.file(paper, file_format) for file_format in FORMATS[paper])
        return {file.suffix: file for file in files if file.is_file()}

    def files(self, formats: Sequence[PaperFormat]) -> tuple[Path, ...]:
        """The files that there are in these formats, paper by paper."""
        wanted = (self.file(paper, file_format) for paper in WORDED for file_format in formats)
        return tuple(path for path in wanted if path.is_file())


def planned_papers(workspace: OpenWorkspace, plan: Plan, progress: Progress) -> PaperSet:
    """Make the papers as a plan would have them, the code on paper included; nothing is frozen.

    Raises `InputError` for an empty plan and for a wording with an error, which it names by its line.
    """
    dossier = planned_dossier(workspace, plan)
    texts = {**wordings_in_use(workspace, plan.programme_id), **plan.wordings}
    code = code_on_paper(freeze(dossier))
    folder = _filled(partial(make_papers, workspace, dossier, Marks(), code), texts, progress)
    return PaperSet(folder=folder, title=f"Đợt {dossier.serial}, lần {dossier.revision} (bản nháp)")


def revision_papers(workspace: OpenWorkspace, submission_id: UUID, number: int, progress: Progress) -> PaperSet:
    """Make the papers of any revision, as they were: from its facts, its marks and its own wordings."""
    with workspace.store.read() as session:
        revision = session.submissions.revision(submission_id, number)
    if revision is None:
        raise InputError("submission-unknown", f"Lần {number} của hồ sơ này không còn trong dữ liệu.")
    if digest(revision.facts) != revision.digest:
        raise WorkspaceError(
            "workspace-damaged",
            "Nội dung hồ sơ đã lưu không còn nguyên vẹn; hãy khôi phục dữ liệu từ bản sao lưu.",
        )
    dossier = thaw(revision.facts, load)
    texts = wordings_of(workspace, dossier, number)
    code = code_on_paper(revision.facts)
    folder = _filled(partial(make_papers, workspace, dossier, revision.marks, code), texts, progress)
    return PaperSet(folder=folder, title=f"Đợt {dossier.serial}, lần {number}")


def _filled(make: Callable[..., object], texts: Mapping[Paper, str], progress: Progress) -> Path:
    with filled_folder() as folder:
        make(folder, progress, texts)
    return folder


@contextmanager
def filled_folder() -> Iterator[Path]:
    """A folder of its own to make papers in; none is left where making them was stopped or failed."""
    folder = _folder()
    try:
        with translated():
            yield folder
    except BaseException:
        _remove(folder)
        raise


def _folder() -> Path:
    with translated():
        folder = temp_folder() / "xem"
        make_folder(folder)
        return Path(mkdtemp(dir=folder))


def paper_set(documents: Mapping[Paper, Document], title: str, what: str, progress: Progress) -> PaperSet:
    """Write documents into a folder of their own, each in every format it has; `what` is told while that goes on."""
    with filled_folder() as folder:
        for done, (paper, document) in enumerate(documents.items()):
            progress(done, len(documents), what)
            for file_format in FORMATS[paper]:
                write_document(document, file_format, folder / f"{FILE_STEMS[paper]}.{file_format}")
    return PaperSet(folder=folder, title=title)


def drop_papers(papers: PaperSet) -> None:
    """Delete papers that nobody looks at any more; what another program holds goes when the program ends."""
    _remove(papers.folder)


def _remove(folder: Path) -> None:
    with suppress(SystemFault):
        remove_tree(folder)


def save_papers(papers: PaperSet, folder: Path, formats: Sequence[PaperFormat]) -> tuple[Path, ...]:
    """Copy papers into a folder; beside a file of the same name with other contents the next free name is taken."""
    with translated():
        make_folder(folder)
        return tuple(place_copy(path, folder) for path in papers.files(formats))


def save_paper(papers: PaperSet, paper: Paper, target: Path) -> Path:
    """Write one paper to a file in the format of its suffix, over what the officer agreed to write over.

    Raises `InputError` where the paper has no such format.
    """
    files = papers.formats(paper)
    suffix = target.suffix.lower()
    if suffix not in files:
        known = " hoặc ".join(files)
        raise InputError("format-unknown", f"Chưa lưu: “{target.name}” cần có đuôi {known}. Hãy lưu lại với tên khác.")
    with translated():
        write_bytes(target, read_bytes(files[suffix], _LIMIT))
    return target


def paper_to_edit(papers: PaperSet, paper: Paper, file_format: PaperFormat) -> Path:
    """A copy to open in Word or Excel, which the officer may change and save elsewhere."""
    with translated():
        folder = _folder()
        return place_copy(papers.file(paper, file_format), folder)
