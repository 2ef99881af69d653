"""The whole job in one go: workbook in; papers and package out, in a workspace of its own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.context import Context
from desktop_app.domain.programme import Programme
from desktop_app.domain.progress import Progress
from desktop_app.domain.submission import Marks
from desktop_app.packages.layout import package_name
from desktop_app.programmes.library import built_in
from desktop_app.services.checking import check_report, check_result
from desktop_app.services.exporting import note_package, write_staged
from desktop_app.services.exports import note_export
from desktop_app.services.faults import translated
from desktop_app.services.intake import Intake, import_workbook, read_whole_workbook
from desktop_app.services.outcomes import ImportOutcome, MakeOutcome
from desktop_app.services.papers import copy_papers, staged, write_check_report
from desktop_app.services.programmes import find_programme, shipped_programme, unknown_programme
from desktop_app.services.submissions import eligible, freeze_revision
from desktop_app.services.targets import settle
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.system.files import make_folder, unused_name
from desktop_app.system.paths import WorkspacePaths
from desktop_app.system.resources import read_text_resource, resource

WORKSPACE_FOLDER = "du-lieu"
_SERIAL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What `make` is asked for; `on` None: today."""

    workbook: Path
    programme_id: str
    out: Path
    on: date | None = None
    sent: date | None = None
    number: str = ""
    formats: tuple[str, ...] = ("docx", "pdf", "xlsx")
    include_review: bool = False


def make(order: Order, context: Context, progress: Progress) -> MakeOutcome:
    """Import, check, write papers and package under `order.out`, going on in the workspace that lies there.

    The first run makes revision 1 of one submission; changed facts make the next, in a folder of its own. With no
    initiative to put forward it writes the Phiếu kiểm tra alone. Nothing is written where programme or workbook can't
    be used; papers and packages that an officer has changed stay, and the new ones take the next free name.
    """
    root = order.out / WORKSPACE_FOLDER
    if shipped_programme(order.programme_id) is None and not WorkspacePaths(root).database.exists():
        raise unknown_programme(order.programme_id, built_in())
    parsed = read_whole_workbook(order.workbook, progress)
    with open_workspace(root, context) as workspace:
        programme = find_programme(workspace, order.programme_id)
        intake = Intake(
            workbook=order.workbook,
            programme_id=programme.id,
            rejected_to=order.out / f"{order.workbook.stem}-bi-tra-lai.xlsx",
        )
        imported = import_workbook(workspace, parsed, intake, progress)
        return _go_on(workspace, programme, order, imported, progress)


def _go_on(
    workspace: OpenWorkspace, programme: Programme, order: Order, imported: ImportOutcome, progress: Progress
) -> MakeOutcome:
    day = order.on or workspace.context.today()
    progress(0, 0, "Đang kiểm tra sáng kiến")
    report = check_report(workspace, programme, on=day, sent=order.sent, include_review=order.include_review)
    packages: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    folder = order.out
    chosen = eligible(report.cases, include_review=order.include_review)
    if chosen:
        marks = Marks(number=order.number, sent_on=order.sent)
        entry = freeze_revision(workspace, programme, _SERIAL, chosen, day, marks)
        with staged(workspace, str(entry.id), progress) as dossier, translated():
            folder = order.out / f"dot-{entry.serial:02d}-r{entry.revision}"
            documents = copy_papers(dossier, folder, order.formats)
            wanted = folder / f"{package_name(dossier.dossier)}.zip"
            target = unused_name(wanted) if wanted.exists() else wanted
            written = write_staged(workspace, dossier, target, progress)
            packages = (settle(written.path, wanted),)
            note_export(workspace, "papers-written", entry.id)
            note_package(workspace, dossier.entry, written, packages[0])
    documents += write_check_report(workspace, report, folder, order.formats)
    return MakeOutcome(intake=imported, check=check_result(workspace, report), documents=documents, packages=packages)


def demo(out: Path, context: Context, progress: Progress) -> Mapping[str, MakeOutcome]:
    """`make` on each programme's sample workbook, each in a folder of its own."""
    samples = tomllib.loads(read_text_resource("samples", "samples.toml"))["sample"]
    with translated():
        make_folder(out)
    outcomes = {}
    for sample in samples:
        order = Order(
            workbook=resource("samples", *sample["workbook"].split("/")),
            programme_id=sample["programme"],
            out=out / sample["programme"],
            on=date.fromisoformat(sample["on"]),
            number=sample.get("number", ""),
        )
        if "sent" in sample:
            order = replace(order, sent=date.fromisoformat(sample["sent"]))
        outcomes[order.programme_id] = make(order, context, progress)
    return outcomes
