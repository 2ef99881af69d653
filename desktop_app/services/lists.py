"""The list that offices really have: one table, one initiative to a row, taken in through a mapping of its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, cast

from desktop_app.domain.errors import InputError
from desktop_app.domain.office_list import Answers, ListColumn, TakenApart
from desktop_app.domain.plan import ImportPlan, Problem, Register
from desktop_app.domain.progress import Progress, raise_if
from desktop_app.importing.cells import MAX_COLUMNS, MAX_ROWS, Sheet, Sheets, Value
from desktop_app.importing.one_sheet.fields import AUTHOR_DETAILS, LIST_FIELDS
from desktop_app.importing.one_sheet.finding import FoundList, find_lists
from desktop_app.importing.one_sheet.lines import count_rows
from desktop_app.importing.one_sheet.planning import plan_list
from desktop_app.importing.one_sheet.preamble import said_above
from desktop_app.importing.one_sheet.proposal import digest_of, propose, with_mapping
from desktop_app.importing.one_sheet.recognising import is_full
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.reading import read_workbook
from desktop_app.services.faults import translated
from desktop_app.services.intake import Planned, outcome_of, without_long_pauses, write_planned
from desktop_app.services.outcomes import ImportOutcome
from desktop_app.services.programmes import current_programme
from desktop_app.services.workspace import OpenWorkspace

__all__ = [
    "LIST_FIELDS",
    "Answers",
    "ListColumn",
    "ListPreview",
    "OneSheetList",
    "TakenApart",
    "apply_plan",
    "is_full_workbook",
    "list_in",
    "planner_of",
    "preview_full",
    "preview_list",
    "read_list",
    "read_pasted",
    "remember_list",
    "remembered_mappings",
    "require_columns",
    "token_of",
]

_REMEMBERED: Final = "list-mappings"
_MOST_REMEMBERED: Final = 100
_PASTED: Final = "Bảng đã dán"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSheetList:
    """A list as read: its sheet, header row (1 as Excel shows it), columns, number of rows.

    `sheets` are the names of the workbook's sheets that could hold a list, `sheet` the one read. `remembered`: the
    mapping comes from an earlier list with the same headings. `proposed`: what the lines above the header say of the
    decision that the list came with, to begin the questions with. `token` is what planning needs (opaque to the faces).
    """

    source: str
    sheets: tuple[str, ...]
    sheet: str
    header_row: int
    columns: tuple[ListColumn, ...]
    row_count: int
    remembered: bool
    proposed: Answers
    token: object = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreview:
    """What an import would do, before it is done: the plan, and the cells taken apart. Pass it to `apply_plan`."""

    plan: ImportPlan
    taken_apart: tuple[TakenApart, ...]
    outcome: ImportOutcome
    token: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Read:
    """A list's cells, where it came from, and what was said about the file."""

    found: FoundList
    file: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """How a preview was made, so that it can be made again."""

    planner: Callable[[Register], tuple[ImportPlan, tuple[TakenApart, ...]]]
    register: Register
    programme_id: str
    file: Path
    one_sheet: bool
    headings: tuple[str, ...] = ()
    mapping: Mapping[int, str] = field(default_factory=dict)


def is_full_workbook(file: Path, progress: Progress, cancelled: Callable[[], bool]) -> bool:
    """Whether a workbook has the sheets of the full workbook (then `preview_full`), else it is a one-sheet list."""
    with translated():
        return is_full(read_workbook(file, progress, cancelled).sheets)


def read_list(
    workspace: OpenWorkspace, file: Path, progress: Progress, cancelled: Callable[[], bool], sheet: str = ""
) -> OneSheetList:
    """Read a list with the mapping proposed, or remembered for these headings; `InputError`, `Cancelled`."""
    with translated():
        sheets = read_workbook(file, progress, cancelled)
    return list_in(sheets, file, remembered_mappings(workspace), sheet)


def read_pasted(workspace: OpenWorkspace, cells: Sequence[Sequence[str]]) -> OneSheetList:
    """Take a table from the clipboard (rows of cells) as a list; the first row must be its header."""
    if len(cells) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in cells):
        raise InputError(
            "workbook-too-large",
            f"Bảng đã dán có hơn {MAX_ROWS} dòng hoặc {MAX_COLUMNS} cột: hãy chép từng phần rồi dán lại.",
        )
    rows = [[cast("Value", cell) for cell in row] for row in cells]
    sheets = Sheets(name=_PASTED, sheets=(Sheet(name=_PASTED, rows=rows),))
    return list_in(sheets, Path(f"{_PASTED}.xlsx"), remembered_mappings(workspace))


def list_in(sheets: Sheets, file: Path, remembered: Mapping[str, Mapping[str, str]], sheet: str = "") -> OneSheetList:
    """Return the likeliest list of a workbook, or the one of a named sheet; `InputError` where there is none."""
    lists = find_lists(sheets.sheets, date_1904=sheets.date_1904)
    found = next((item for item in lists if sheet in ("", item.sheet)), None)
    if found is None or not found.lines:
        raise InputError(
            "sheet-missing",
            "Không tìm thấy danh sách nào: danh sách cần một dòng tiêu đề cột ở 20 dòng đầu và ít nhất một dòng bên "
            "dưới; hãy kiểm tra lại tệp rồi thử lại.",
        )
    columns = propose(found)
    kept = remembered.get(digest_of(found.headings))
    if kept is not None:
        columns = with_mapping(columns, {int(place): name for place, name in kept.items() if name in LIST_FIELDS})
    mapping = {column.index: column.proposed for column in columns if column.proposed}
    return OneSheetList(
        source=sheets.name,
        sheets=tuple(item.sheet for item in lists),
        sheet=found.sheet,
        header_row=found.header_row,
        columns=columns,
        row_count=count_rows(found, mapping),
        remembered=kept is not None,
        proposed=said_above(found.above),
        token=_Read(found, file.absolute() if file.name != f"{_PASTED}.xlsx" else file, sheets.problems),
    )


def require_columns(mapping: Mapping[int, str]) -> None:
    """Raise `InputError` where a mapping names no column of titles, or none of authors."""
    fields = set(mapping.values())
    missing = [LIST_FIELDS["title"]] if "title" not in fields else []
    if not fields & {"full_name", AUTHOR_DETAILS}:
        missing.append(LIST_FIELDS["full_name"])
    if missing:
        named = " và ".join(f"“{label}”" for label in missing)
        raise InputError("column-missing", f"Chưa biết cột nào là {named}: hãy chọn cột cho mục này rồi thử lại.")


def planner_of(
    one: OneSheetList, mapping: Mapping[int, str], answers: Answers
) -> Callable[[Register], tuple[ImportPlan, tuple[TakenApart, ...]]]:
    """Return what plans a list for a register; `InputError` where a required column isn't mapped."""
    require_columns(mapping)
    read = token_of(one)

    def planner(register: Register) -> tuple[ImportPlan, tuple[TakenApart, ...]]:
        made = plan_list(read.found, mapping, answers, register, read.problems)
        return made.plan, made.taken_apart

    return planner


def token_of(one: OneSheetList) -> _Read:
    """Return a list's cells, as they were read."""
    if not isinstance(one.token, _Read):
        raise TypeError("not a list that was read here")
    return one.token


def preview_list(
    workspace: OpenWorkspace,
    one: OneSheetList,
    mapping: Mapping[int, str],
    answers: Answers,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> ListPreview:
    """What an import of the list with this mapping (column index to field id) would do to this workspace."""
    read = token_of(one)
    chosen = {place: name for place, name in mapping.items() if name}
    planner = planner_of(one, chosen, answers)
    return _preview(
        workspace, planner, read.file, progress, cancelled, headings=read.found.headings, mapping=chosen, one_sheet=True
    )


def preview_full(
    workspace: OpenWorkspace, file: Path, progress: Progress, cancelled: Callable[[], bool]
) -> ListPreview:
    """What an import of a full workbook would do."""
    with translated():
        parsed = parse(read_workbook(file, progress, cancelled), file.absolute().parent)
    return _preview(
        workspace, lambda register: (plan(parsed, register), ()), file.absolute(), progress, cancelled, one_sheet=False
    )


def _preview(
    workspace: OpenWorkspace,
    planner: Callable[[Register], tuple[ImportPlan, tuple[TakenApart, ...]]],
    file: Path,
    progress: Progress,
    cancelled: Callable[[], bool],
    **how: Any,
) -> ListPreview:
    programme_id = current_programme(workspace)
    progress(0, 0, "Đang đọc dữ liệu đã có")
    with without_long_pauses(), workspace.store.read() as session:
        register = session.register(programme_id)
    raise_if(cancelled)
    progress(0, 0, "Đang so với dữ liệu đã có")
    ready = _Ready(planner, register, programme_id, file, **how)
    return _previewed(ready, register)


def _previewed(ready: _Ready, register: Register) -> ListPreview:
    with translated(), without_long_pauses():
        made, apart = ready.planner(register)
    return ListPreview(
        plan=made, taken_apart=apart, outcome=outcome_of(made, None), token=replace(ready, register=register)
    )


def apply_plan(
    workspace: OpenWorkspace,
    preview: ListPreview,
    rejected_to: Path | None,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> ImportOutcome:
    """Write what was previewed, in one transaction, and hand rejected rows back; remembers the mapping.

    Where the register has changed since the preview, `ClashError`-free: it is planned anew first. `Cancelled` leaves
    nothing behind.
    """
    ready = preview.token
    if not isinstance(ready, _Ready):
        raise TypeError("not a preview that was made here")
    progress(0, 0, "Đang so với dữ liệu đã có")
    programme_id = current_programme(workspace)
    with without_long_pauses(), workspace.store.read() as session:
        register = session.register(programme_id)
    raise_if(cancelled)
    if register != ready.register:
        preview = _previewed(ready, register)
    planned = Planned(
        plan=preview.plan,
        programme_id=programme_id,
        file=ready.file,
        rejected_to=rejected_to,
        one_sheet=ready.one_sheet,
        event="list-imported" if ready.one_sheet else "workbook-imported",
    )
    outcome = write_planned(workspace, planned, progress, cancelled)
    if ready.one_sheet:
        _remember(workspace, ready.headings, ready.mapping)
    return outcome


def remember_list(workspace: OpenWorkspace, one: OneSheetList, mapping: Mapping[int, str]) -> None:
    """Keep a mapping for lists with the headings of this one."""
    _remember(workspace, token_of(one).found.headings, mapping)


def _remember(workspace: OpenWorkspace, headings: tuple[str, ...], mapping: Mapping[int, str]) -> None:
    kept = remembered_mappings(workspace)
    digest = digest_of(headings)
    kept.pop(digest, None)
    kept[digest] = {str(place): name for place, name in mapping.items()}
    with workspace.store.write() as session:
        session.settings.put(_REMEMBERED, dict(list(kept.items())[-_MOST_REMEMBERED:]))


def remembered_mappings(workspace: OpenWorkspace) -> dict[str, dict[str, str]]:
    """The mappings of earlier lists by the digest of their headings."""
    with workspace.store.read() as session:
        kept = session.settings.get(_REMEMBERED)
    return dict(kept) if isinstance(kept, dict) else {}
