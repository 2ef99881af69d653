"""A workbook of either kind in one call, for the command line: the full one, or a list that stands alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import InputError
from desktop_app.domain.plan import ImportPlan, Problem, ProblemSeverity, Register
from desktop_app.domain.progress import Progress
from desktop_app.importing.cells import Sheets
from desktop_app.importing.one_sheet.finding import find_lists
from desktop_app.importing.one_sheet.proposal import holds_initiatives
from desktop_app.importing.one_sheet.recognising import is_full
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.reading import read_workbook
from desktop_app.services.faults import translated
from desktop_app.services.intake import Intake, preview_in_empty, take_in
from desktop_app.services.lists import (
    LIST_FIELDS,
    Answers,
    OneSheetList,
    list_in,
    planner_of,
    remember_list,
    remembered_mappings,
    require_columns,
)
from desktop_app.services.mapping_files import MappingFile, read_mapping, write_mapping
from desktop_app.services.outcomes import ImportOutcome
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.system.files import unused_name

_NOT_READ = "Cột “{heading}” có thể là “{field}” nhưng chưa chắc nên không được đọc: hãy dùng --mapping để chỉ rõ."


class AnyWorkbook:
    """A workbook that was read: it goes in as a full one, or as a list."""

    def __init__(self, sheets: Sheets, intake: Intake, said: MappingFile | None) -> None:
        """Take the cells, and what a mapping file says."""
        self._sheets = sheets
        self._intake = intake
        self._said = said

    def take_in(self, workspace: OpenWorkspace, progress: Progress) -> ImportOutcome:
        """Write it; `InputError` with a proposal beside the list where its columns aren't certain."""
        if self._is_list():
            one = self._list(remembered_mappings(workspace))
            mapping = self._mapping(one)
            planner = self._planner(one, mapping)
            outcome = take_in(workspace, planner, self._intake, progress, one_sheet=True)
            if not self._intake.dry_run:
                remember_list(workspace, one, mapping)
            return outcome
        return take_in(workspace, self._full(), self._intake, progress)

    def check(self) -> None:
        """Raise `InputError` for what can't be used whatever the workspace holds, with the proposal as `take_in`."""
        if self._is_list():
            one = self._list({})
            require_columns(self._mapping(one))
        else:
            self._full()

    def preview(self) -> ImportOutcome:
        """What it would do to an empty workspace."""
        if self._is_list():
            one = self._list({})
            return preview_in_empty(self._planner(one, self._mapping(one)), self._intake)
        return preview_in_empty(self._full(), self._intake)

    def _is_list(self) -> bool:
        """Whether it is read as a list; what is neither is told as a full workbook."""
        if self._said is not None:
            return True
        if is_full(self._sheets.sheets):
            return False
        return any(map(holds_initiatives, find_lists(self._sheets.sheets)))

    def _full(self) -> Callable[[Register], ImportPlan]:
        with translated():
            parsed = parse(self._sheets, self._intake.workbook.absolute().parent)
        return lambda register: plan(parsed, register)

    def _list(self, remembered: dict[str, dict[str, str]]) -> OneSheetList:
        return list_in(self._sheets, self._intake.workbook, remembered, self._said.sheet if self._said else "")

    def _mapping(self, one: OneSheetList) -> dict[int, str]:
        if self._said is not None:
            return self._said.mapping(one)
        certain = {column.index: column.proposed for column in one.columns if column.certain and column.proposed}
        if "title" in certain.values() and {"full_name", "author_details"} & set(certain.values()):
            return certain
        beside = self._intake.workbook.absolute()
        proposal = unused_name(beside.with_name(f"{beside.stem}-anh-xa.toml"))
        write_mapping(proposal, one)
        raise InputError(
            "column-missing",
            "Chưa chắc cột nào của danh sách là tên sáng kiến, cột nào là tác giả nên chưa nhập gì: hãy xem và sửa "
            f"cách đọc đề nghị ở “{proposal}” rồi chạy lại với --mapping “{proposal.name}”.",
        )

    def _planner(self, one: OneSheetList, mapping: dict[int, str]) -> Callable[[Register], ImportPlan]:
        planner = planner_of(one, mapping, self._said.answers if self._said else Answers())
        unread = self._unread(one) if self._said is None else ()

        def planned(register: Register) -> ImportPlan:
            made = planner(register)[0]
            return replace(made, problems=(*unread, *made.problems))

        return planned

    def _unread(self, one: OneSheetList) -> tuple[Problem, ...]:
        return tuple(
            Problem(
                sheet=one.sheet,
                row=one.header_row,
                column=column.heading,
                value="",
                severity=ProblemSeverity.WARNING,
                message=_NOT_READ.format(heading=column.heading, field=LIST_FIELDS[column.proposed]),
            )
            for column in one.columns
            if column.proposed and not column.certain
        )


def read_any(intake: Intake, mapping: Path | None, progress: Progress) -> AnyWorkbook:
    """Read a workbook and a mapping file without touching any workspace; `InputError` where they can't be used."""
    said = read_mapping(mapping) if mapping is not None else None
    with translated():
        sheets = read_workbook(intake.workbook, progress)
    return AnyWorkbook(sheets, intake, said)
