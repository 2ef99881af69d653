"""What each subcommand does: calls a service and gives back JSON, lines and exit status."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.cli import office, output, safety
from desktop_app.domain.context import Context
from desktop_app.domain.progress import Progress
from desktop_app.services.workspace import OpenWorkspace, is_workspace, news_of, open_workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: its JSON document, its Vietnamese lines, and whether what it checked has problems."""

    json: dict[str, Any]
    lines: list[str] = field(default_factory=list)
    has_problems: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A parsed call with where it works and what it tells while it works."""

    options: Namespace
    workspace: Path
    context: Context
    progress: Progress

    @contextmanager
    def opened(self, *, create: bool = False) -> Iterator[OpenWorkspace]:
        """The workspace, locked for this call; what happened to it before is told on standard error."""
        with open_workspace(self.workspace, self.context, create=create) as workspace:
            for line in news_of(workspace):
                print(line, file=sys.stderr)
            yield workspace


def make(call: Call) -> Answer:
    """`make WORKBOOK --programme ID --out DIR`."""
    from desktop_app.services.making import Order, make

    options = call.options
    order = Order(
        workbook=options.workbook,
        programme_id=options.programme,
        out=options.out,
        on=options.on,
        sent=options.sent,
        number=options.number,
        formats=options.formats,
        include_review=options.include_review,
    )
    outcome = make(order, call.context, call.progress)
    return Answer(output.make_json(outcome), output.make_lines(outcome), outcome.has_problems)


def demo(call: Call) -> Answer:
    """`demo DIR`: both samples, exit 0."""
    from desktop_app.services.making import demo

    outcomes = demo(call.options.out, call.context, call.progress)
    lines: list[str] = []
    for programme_id, outcome in outcomes.items():
        lines += [f"== {programme_id}", *output.make_lines(outcome)]
    return Answer({"programmes": {key: output.make_json(value) for key, value in outcomes.items()}}, lines)


def template(call: Call) -> Answer:
    """`template FILE`."""
    from desktop_app.services.exchange import write_empty_workbook

    path = write_empty_workbook(call.options.file, call.context)
    return Answer({"template": str(path)}, [f"Đã ghi bảng tính mẫu: {path}"])


def workbook(call: Call) -> Answer:
    """`workbook FILE`."""
    from desktop_app.services.exchange import write_whole_workbook

    with call.opened() as workspace:
        path = write_whole_workbook(workspace, call.options.file, call.options.programme or "")
    return Answer({"workbook": str(path)}, [f"Đã ghi toàn bộ dữ liệu: {path}"])


def import_workbook(call: Call) -> Answer:
    """`import WORKBOOK [--strict] [--dry-run] [--mapping FILE]`."""
    from desktop_app.services.intake import Intake
    from desktop_app.services.list_intake import read_any

    options = call.options
    intake = Intake(
        workbook=options.workbook,
        programme_id=options.programme or "",
        strict=options.strict,
        dry_run=options.dry_run,
    )
    workbook = read_any(intake, options.mapping, call.progress)
    if intake.dry_run and not is_workspace(call.workspace):
        outcome = workbook.preview()
    else:
        if not is_workspace(call.workspace):
            workbook.check()
        with call.opened(create=True) as workspace:
            outcome = workbook.take_in(workspace, call.progress)
    return Answer(output.import_json(outcome), output.import_lines(outcome), outcome.has_problems)


def programmes(call: Call) -> Answer:
    """`programmes [show ID|add FILE|export ID FILE]`."""
    from desktop_app.services import programmes as service

    options = call.options
    needed = options.action == "add" or is_workspace(call.workspace)
    with call.opened(create=True) if needed else nullcontext() as workspace:
        match options.action:
            case None:
                found = service.all_programmes(workspace)
            case "show":
                found = (service.find_programme(workspace, options.id),)
            case "export":
                found = (service.export_programme(workspace, options.id, options.file),)
            case _ if workspace is not None:
                found = (service.add_programme(workspace, options.file),)
    whole = options.action == "show"
    lines = [line for programme in found for line in output.programme_lines(programme, whole=whole)]
    return Answer({"programmes": [output.programme_json(programme) for programme in found]}, lines)


def check(call: Call) -> Answer:
    """`check --programme ID`."""
    from desktop_app.services.checking import check
    from desktop_app.services.outcomes import needs_mending

    options = call.options
    with call.opened() as workspace:
        result = check(
            workspace,
            options.programme,
            on=options.on,
            sent=options.sent,
            submission_id=options.submission,
            initiative_code=options.initiative,
        )
    return Answer(output.check_json(result), output.check_lines(result), needs_mending(result))


def submission(call: Call) -> Answer:
    """`submission new|set|list`."""
    from desktop_app.services import submissions as service

    options = call.options
    with call.opened() as workspace:
        if options.action == "list":
            entries = service.all_submissions(workspace)
            lines = [line for entry in entries for line in output.submission_lines(entry)]
            return Answer({"submissions": [output.submission_json(entry) for entry in entries]}, lines)
        if options.action == "set":
            changes = service.MarkChanges(
                number=options.number,
                dated_on=options.date,
                signer_name=options.signer,
                sent_on=options.sent,
                signed_scan=options.signed,
                selection_declared_on=options.selection_declared,
            )
            entry = service.change_marks(workspace, options.id, changes)
        else:
            order = service.SubmissionOrder(
                programme_id=options.programme,
                on=options.on,
                sent=options.sent,
                number=options.number,
                dated_on=options.date,
                codes=tuple(options.initiative),
            )
            entry = service.new_submission(workspace, order)
    return Answer(output.submission_json(entry), output.submission_lines(entry))


def documents(call: Call) -> Answer:
    """`documents --submission ID --out DIR [--bound]`."""
    from desktop_app.services.binding import write_bound
    from desktop_app.services.papers import write_papers

    options = call.options
    with call.opened() as workspace:
        papers = write_papers(workspace, options.submission, options.out, options.formats, call.progress)
        bound = write_bound(workspace, options.submission, options.out, call.progress) if options.bound else None
    paths = [str(path) for path in papers]
    answer = Answer({"documents": paths}, [f"Đã ghi: {path}" for path in paths])
    if bound is None:
        return answer
    return Answer({**answer.json, **output.bound_json(bound)}, [*answer.lines, *output.bound_lines(bound)])


def report(call: Call) -> Answer:
    """`report --programme ID --from DATE --to DATE --out DIR`: `{"report": {…}, "documents": ["path", …]}`."""
    from desktop_app.domain.period import between
    from desktop_app.services import office_papers, reports
    from desktop_app.services.programmes import find_programme

    options = call.options
    with call.opened() as workspace:
        programme = find_programme(workspace, options.programme)
        period = between(options.first, options.last, programme.phases)
        order = office_papers.report_order(programme.id, period, office_papers.marks_of(options.number, options.date))
        papers = office_papers.write_office_papers(workspace, order, options.out, options.formats, call.progress)
        counted = reports.report(workspace, programme.id, period)
    lines = [*office.report_lines(counted), *(f"Đã ghi: {path}" for path in papers)]
    return Answer({"report": office.report_json(counted), "documents": [str(path) for path in papers]}, lines)


def papers(call: Call) -> Answer:
    """`papers KIND --programme ID --out DIR [--initiative CODE]`: `{"documents": ["path", …]}`."""
    from desktop_app.services import office_papers

    options = call.options
    order = office_papers.PaperOrder(
        papers=(office_papers.paper_of(options.kind),),
        programme_id=options.programme,
        marks=office_papers.marks_of(options.number, options.date),
        initiative=options.initiative,
    )
    with call.opened() as workspace:
        paths = office_papers.write_office_papers(workspace, order, options.out, options.formats, call.progress)
    return Answer({"documents": [str(path) for path in paths]}, [f"Đã ghi: {path}" for path in paths])


def export(call: Call) -> Answer:
    """`export --submission ID --out FILE`."""
    from desktop_app.services.exporting import export_package

    options = call.options
    with call.opened() as workspace:
        written = export_package(workspace, options.submission, options.out, call.progress)
    return Answer(output.export_json(written), [f"Đã ghi: {written.path}", f"Mã đối chiếu: {written.code}"])


def verify(call: Call) -> Answer:
    """`verify PACKAGE...`."""
    from desktop_app.services.packaging import verify_packages

    reports = verify_packages(tuple(call.options.packages))
    has_problems = not all(report.valid for report in reports)
    return Answer(output.verify_json(reports), output.verify_lines(reports), has_problems)


def backup(call: Call) -> Answer:
    """`backup [--out FILE]`: `{"backup", "sha256", "at", "sequence", "attachments", "missing"}`."""
    from desktop_app.domain.backup import BackupReason
    from desktop_app.services import backups as service

    with call.opened() as workspace:
        if call.options.out is not None:
            made = service.back_up_to_file(workspace, call.options.out, call.progress)
        else:
            made = service.back_up(workspace, BackupReason.MANUAL, call.progress)
    return Answer(safety.backup_json(made), safety.backup_lines(made), bool(made.missing))


def restore(call: Call) -> Answer:
    """`restore FILE [--dry-run]`: `{"restored", "kept", "lost", "missing"}`; `lost` null where the data is unreadable.

    It says what would be lost before it does it; the former data is kept as a backup or beside as "….hong-<time>".
    """
    from desktop_app.services import restoring as service
    from desktop_app.services.backup_words import restored_words

    options = call.options
    preview = service.preview(call.workspace, options.file)
    lines = safety.preview_lines(preview)
    if options.dry_run:
        return Answer(safety.restore_json(preview, None), lines)
    for line in lines:
        print(line, file=sys.stderr)
    done = service.restore(call.workspace, options.file, call.context, call.progress)
    return Answer(safety.restore_json(preview, done), [restored_words(done)], bool(done.missing))


def doctor(call: Call) -> Answer:
    """`doctor`: `{"workspace", "sound", "checked", "problems"}`.

    Each problem has `code`, `place`, `serious`, `message` and `advice`.
    """
    from desktop_app.services.doctor import examine

    found = examine(call.workspace, call.context, call.progress)
    return Answer(safety.doctor_json(found), safety.doctor_lines(found), not found.sound)


def version(call: Call) -> Answer:
    """`--version`."""
    from desktop_app.services.workspace import schema_of

    json = output.version_json(schema_of(call.workspace), str(call.workspace))
    lines = [
        f"Hồ Sơ Sáng Kiến {json['version']}",
        f"Lược đồ dữ liệu: {json['schema']}",
        f"Nơi để dữ liệu: {json['workspace']}",
    ]
    return Answer(json, lines)


Command = Callable[[Call], Answer]

COMMANDS: dict[str, Command] = {
    "make": make,
    "demo": demo,
    "template": template,
    "workbook": workbook,
    "import": import_workbook,
    "programmes": programmes,
    "check": check,
    "submission": submission,
    "documents": documents,
    "report": report,
    "papers": papers,
    "export": export,
    "verify": verify,
    "backup": backup,
    "restore": restore,
    "doctor": doctor,
}
