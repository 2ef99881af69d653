"""One-sheet lists from file or clipboard to workspace: seen first, written at once, remembered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import openpyxl
import pytest

from desktop_app.domain.context import Context
from desktop_app.domain.errors import InputError
from desktop_app.domain.identifiers import unit_id
from desktop_app.domain.kinds import AuthorCategory, Block, UnitLevel, Verdict
from desktop_app.domain.progress import Cancelled, silent
from desktop_app.domain.unit import Unit
from desktop_app.importing.template import write_template
from desktop_app.services.checking import check
from desktop_app.services.lists import (
    LIST_FIELDS,
    Answers,
    ListPreview,
    OneSheetList,
    apply_plan,
    is_full_workbook,
    preview_full,
    preview_list,
    read_list,
    read_pasted,
)
from desktop_app.services.programmes import find_programme, use_programme
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from tests.importing.books import book_bytes
from tests.importing.office_list import (
    AUTHORITY,
    DECISION,
    DECISION_DATE,
    FINDINGS,
    PROGRAMME,
    SHEET,
    list_bytes,
    office_rows,
    twelve_rows,
)

_UNIT = "Công đoàn cơ sở Sở Nội vụ"
_UPPER = "Công đoàn Viên chức tỉnh Yên Bái"


def proposal(one: OneSheetList) -> dict[int, str]:
    return {column.index: column.proposed for column in one.columns if column.proposed}


def _never() -> bool:
    return False


def _always() -> bool:
    return True


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[OpenWorkspace]:
    """A workspace with its union and its programme, on 2022-05-01."""
    context = Context(now=lambda: datetime(2022, 5, 1, 2, tzinfo=UTC), user="thu", new_id=uuid4)
    with open_workspace(tmp_path / "may", context) as opened:
        unit = Unit(id=unit_id(_UNIT, _UPPER), name=_UNIT, upper_name=_UPPER, province="Yên Bái")
        with opened.store.write() as session:
            session.units.save(replace(unit, level=UnitLevel.GRASSROOTS, member_count=40), own=True)
        use_programme(opened, find_programme(opened, PROGRAMME))
        yield opened


def answers(scan: Path | None) -> Answers:
    """What an officer answers for the office's list."""
    return Answers(
        block=Block.PUBLIC, category=AuthorCategory.CIVIL_SERVANT, novel=True, contrary_to_order=False,
        ip_protected=False, complaint=False, dispute=False, recognised=True, decision_number=DECISION,
        decision_date=DECISION_DATE, decision_authority=AUTHORITY, decision_scan=scan,
    )  # fmt: skip


def _preview(workspace: OpenWorkspace, one: OneSheetList, said: Answers) -> ListPreview:
    return preview_list(workspace, one, proposal(one), said, silent, _never)


def _take_in(workspace: OpenWorkspace, file: Path, scan: Path | None = None) -> ListPreview:
    one = read_list(workspace, file, silent, _never)
    preview = _preview(workspace, one, answers(scan))
    apply_plan(workspace, preview, None, silent, _never)
    return preview


def test_the_office_list_goes_in_with_its_decision(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file, scan = twelve_rows(tmp_path)
    assert not is_full_workbook(file, silent, _never)
    one = read_list(workspace, file, silent, _never)
    assert (one.row_count, one.header_row, one.sheet, one.remembered) == (12, 6, SHEET, False)
    assert set(proposal(one).values()) <= set(LIST_FIELDS)
    preview = _preview(workspace, one, answers(scan))
    assert (preview.outcome.initiatives.added, preview.outcome.members.added) == (12, 12)
    assert [item.row for item in preview.taken_apart] == [8, 13, 15]
    outcome = apply_plan(workspace, preview, None, silent, _never)
    assert (outcome.initiatives, outcome.rejected) == (preview.outcome.initiatives, None)
    with workspace.store.read() as session:
        (decision,) = session.decisions.of_unit(unit_id(_UNIT, _UPPER))
        assert decision.scan is not None
        assert decision.scan.sha256 is not None
        assert session.events.latest(1)[0].kind == "list-imported"


def test_the_rules_find_what_the_list_lacks(workspace: OpenWorkspace, tmp_path: Path) -> None:
    """Each finding is one field of one initiative; one of them is a warning, to be waived."""
    _take_in(workspace, *twelve_rows(tmp_path))
    items = check(workspace, PROGRAMME).initiatives
    found = {code: [(item.rule, item.field) for item in said.findings] for code, _, said in items}
    assert {code: tuple(places) for code, places in found.items() if places} == {
        code: (place,) for code, place in FINDINGS.items()
    }
    verdicts = [said.verdict for _, _, said in items]
    assert (verdicts.count(Verdict.ELIGIBLE), verdicts.count(Verdict.REVIEW)) == (6, 1)


def test_the_same_list_again_is_remembered_and_changes_nothing(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file, scan = twelve_rows(tmp_path)
    _take_in(workspace, file, scan)
    one = read_list(workspace, file, silent, _never)
    assert one.remembered
    again = _preview(workspace, one, answers(scan)).outcome
    assert (again.initiatives.unchanged, again.members.unchanged) == (12, 12)


def test_a_corrected_mapping_is_remembered(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file, _ = twelve_rows(tmp_path)
    one = read_list(workspace, file, silent, _never)
    mapping = {place: name for place, name in proposal(one).items() if name != "work_field"}
    preview = preview_list(workspace, one, mapping, Answers(), silent, _never)
    apply_plan(workspace, preview, None, silent, _never)
    assert proposal(read_list(workspace, file, silent, _never)) == mapping


def _with_faults(tmp_path: Path) -> Path:
    rows = office_rows()
    rows[1]["Ngày áp dụng"] = "31/02/2022"
    rows[8]["Loại giải pháp"] = "Giải pháp lạ"
    path = tmp_path / "co-loi.xlsx"
    path.write_bytes(list_bytes(rows))
    return path


def test_rejected_rows_come_back_like_the_list(workspace: OpenWorkspace, tmp_path: Path) -> None:
    """Beside the list, importable with the mapping remembered for it."""
    file = _with_faults(tmp_path)
    one = read_list(workspace, file, silent, _never)
    outcome = apply_plan(workspace, _preview(workspace, one, answers(None)), None, silent, _never)
    assert (outcome.initiatives.added, outcome.initiatives.rejected) == (10, 2)
    assert outcome.rejected == tmp_path / "co-loi-bi-tra-lai.xlsx"
    book = openpyxl.load_workbook(outcome.rejected)
    page = book[SHEET]
    assert [cell.value for cell in page[1]] == [*(column.heading for column in one.columns), "Lỗi"]
    page.cell(2, 11).value = "28/02/2022"
    page.cell(3, 9).value = "Giải pháp tác nghiệp"
    book.save(outcome.rejected)
    again = read_list(workspace, outcome.rejected, silent, _never)
    assert (again.remembered, again.row_count) == (True, 2)
    done = apply_plan(workspace, _preview(workspace, again, answers(None)), None, silent, _never)
    assert (done.initiatives.added, done.rejected) == (2, None)


def test_a_table_from_the_clipboard(workspace: OpenWorkspace) -> None:
    cells = [
        ["STT", "Họ tên", "Năm sinh", "Tên sáng kiến", "Ngày áp dụng"],
        ["1", "Nguyễn Văn An", "1985", "Số hóa kho lưu trữ", "15/01/2022"],
        ["2", "Trần Thị Bình", "1990", "Lịch trực có nhắc việc", "31/02/2022"],
        [],
    ]
    one = read_pasted(workspace, cells)
    assert (one.row_count, proposal(one)) == (2, {1: "full_name", 2: "birth_date", 3: "title", 4: "applied_on"})
    outcome = apply_plan(workspace, _preview(workspace, one, Answers()), None, silent, _never)
    assert (outcome.initiatives.added, outcome.initiatives.rejected) == (1, 1)
    assert outcome.rejected is not None
    assert outcome.rejected.parent == workspace.store.paths.outbox


@pytest.mark.parametrize("cells", [[], [[]], [["Họ tên", "Tên sáng kiến"]], [["một ô"]]])
def test_a_table_without_a_list_is_refused(workspace: OpenWorkspace, cells: list[list[str]]) -> None:
    with pytest.raises(InputError) as caught:
        read_pasted(workspace, cells)
    assert caught.value.code == "sheet-missing"


@pytest.mark.parametrize("mapping", [{}, {1: "full_name"}, {3: "title"}, {1: "", 3: ""}])
def test_title_and_author_are_required(workspace: OpenWorkspace, tmp_path: Path, mapping: dict[int, str]) -> None:
    one = read_list(workspace, twelve_rows(tmp_path)[0], silent, _never)
    with pytest.raises(InputError) as caught:
        preview_list(workspace, one, mapping, Answers(), silent, _never)
    assert caught.value.code == "column-missing"


def test_what_changed_since_the_preview_is_planned_anew(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file, scan = twelve_rows(tmp_path)
    one = read_list(workspace, file, silent, _never)
    early = _preview(workspace, one, answers(scan))
    _take_in(workspace, file, scan)
    outcome = apply_plan(workspace, early, None, silent, _never)
    assert (early.outcome.initiatives.added, outcome.initiatives.unchanged) == (12, 12)


def test_cancelling_leaves_nothing_behind(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file = _with_faults(tmp_path)
    before = sorted(tmp_path.iterdir())
    one = read_list(workspace, file, silent, _never)
    with pytest.raises(Cancelled):
        preview_list(workspace, one, proposal(one), Answers(), silent, _always)
    preview = _preview(workspace, one, Answers())
    with pytest.raises(Cancelled):
        apply_plan(workspace, preview, None, silent, _always)
    with pytest.raises(Cancelled):
        read_list(workspace, file, silent, _always)
    answered = iter([False])
    with pytest.raises(Cancelled):
        apply_plan(workspace, preview, None, silent, lambda: next(answered, True))
    with workspace.store.read() as session:
        assert session.register(PROGRAMME).initiatives == ()
    assert sorted(tmp_path.iterdir()) == before


def test_a_sheet_can_be_chosen(workspace: OpenWorkspace, tmp_path: Path) -> None:
    path = tmp_path / "hai.xlsx"
    rows = {
        "Ghi chép": [("Việc", "Ngày"), ("Họp", "01/02/2022")],
        "Khối 1": [("Họ tên", "Tên sáng kiến"), ("Nguyễn Văn An", "Số hóa kho lưu trữ")],
        "Khối 2": [("Họ tên", "Tên sáng kiến"), ("Trần Thị Bình", "Lịch trực có nhắc việc")],
    }
    path.write_bytes(book_bytes(rows))
    first = read_list(workspace, path, silent, _never)
    assert (first.sheet, set(first.sheets)) == ("Khối 1", set(rows))
    assert read_list(workspace, path, silent, _never, sheet="Khối 2").sheet == "Khối 2"


def test_the_full_workbook_goes_the_same_way(workspace: OpenWorkspace, tmp_path: Path) -> None:
    path = tmp_path / "du.xlsx"
    path.write_bytes(book_bytes({"Sáng kiến": [("Mã sáng kiến", "Tên sáng kiến"), ("SK1", "A"), ("", "B")]}))
    assert is_full_workbook(path, silent, _never)
    preview = preview_full(workspace, path, silent, _never)
    assert (preview.outcome.initiatives.added, preview.taken_apart) == (1, ())
    outcome = apply_plan(workspace, preview, tmp_path / "tra.xlsx", silent, _never)
    assert outcome.rejected == tmp_path / "tra.xlsx"


def test_the_empty_workbook_is_a_full_one(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(path, created=DECISION_DATE)
    assert is_full_workbook(path, silent, _never)
