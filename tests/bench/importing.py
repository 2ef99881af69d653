"""A workbook of 20,000 initiatives: reading it against python-calamine alone, and taking it in whole."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import PROGRAMME, Workload

_WARM = Workload(2, 2)


def jobs(scale: Scale, inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of reading and of the whole import."""
    rows = scale.pick(2000, 20_000)
    book, small = inputs.workbook(Workload(rows // 4, rows)), inputs.workbook(_WARM)
    yield Job(
        name="reading",
        title=f"workbook read, {rows} initiatives",
        ours=Step(ours, (book, small)),
        peer=Step(calamine, (book,)),
        peer_title="calamine",
        limit=Limit(ratio=1.3),
    )
    yield Job(
        name="reading",
        title=f"workbook read, {rows} initiatives",
        ours=Step(ours, (book, small)),
        peer=Step(openpyxl_read_only, (book,)),
        peer_title="openpyxl read-only",
        once=True,
    )
    yield Job(
        name="import",
        title=f"whole import with plan, {rows} initiatives",
        ours=Step(whole, (book,)),
        limit=Limit(seconds=10),
    )


@contextmanager
def ours(path: Path, warm: Path) -> Iterator[Work]:
    """Read into plain cells, in this process."""
    from desktop_app.importing.workbook_content import read_content

    data = path.read_bytes()
    read_content(warm.read_bytes(), warm.name)

    def work() -> None:
        read_content(data, path.name)

    yield work


@contextmanager
def calamine(path: Path) -> Iterator[Work]:
    """Read every cell of every sheet."""
    import python_calamine

    data = path.read_bytes()

    def work() -> None:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        kept = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
        assert kept

    yield work


@contextmanager
def openpyxl_read_only(path: Path) -> Iterator[Work]:
    """Read every cell of every sheet."""
    import openpyxl

    data = path.read_bytes()

    def work() -> None:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        kept = [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
        assert kept

    yield work


@contextmanager
def whole(path: Path) -> Iterator[Work]:
    """Read in a child process, plan, and write into a new workspace."""
    from desktop_app.domain.context import system_context
    from desktop_app.domain.progress import silent
    from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook
    from desktop_app.services.workspace import open_workspace

    with TemporaryDirectory() as folder, open_workspace(Path(folder, "du-lieu"), system_context("bench")) as workspace:

        def work() -> None:
            intake = Intake(workbook=path, programme_id=PROGRAMME, rejected_to=Path(folder, "rejected.xlsx"))
            import_workbook(workspace, read_whole_workbook(path, silent), intake, silent)

        yield work
