"""Cổng trực tuyến without a screen: who is to be submitted, the fields, the text for the author."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.case import Case
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import PortalState, Verdict
from desktop_app.domain.portal import portal_fields
from desktop_app.domain.progress import silent
from desktop_app.services import bulk, editing
from desktop_app.services.portal import (
    has_closed,
    next_to_submit,
    portal_counts,
    portal_keys,
    portal_rows,
    portal_state,
)
from desktop_app.services.portal_entry import files_to_upload, note_identity_copied, portal_entry, save_author_text
from desktop_app.services.programmes import shipped_programme
from desktop_app.services.verdicts import refresh
from desktop_app.services.workspace import OpenWorkspace
from tests.cli.office import PROGRAMME
from tests.packages.samples import first_case, programme
from tests.services.union import DAY, apply, state, states


def _never() -> bool:
    return False


@pytest.fixture
def checked(workspace: OpenWorkspace) -> OpenWorkspace:
    """The union's workspace with SK001 to SK003 eligible."""
    refresh(workspace, PROGRAMME, DAY, silent, _never)
    return workspace


def codes(workspace: OpenWorkspace, chosen: PortalState | None = None, words: str = "", on: date = DAY) -> list[str]:
    keys = portal_keys(workspace, PROGRAMME, on, chosen, words)
    rows = portal_rows(workspace, PROGRAMME, on, keys)
    return [rows[key].code for key in keys]


def submit(workspace: OpenWorkspace, code: str, on: date, programme_id: str = PROGRAMME) -> None:
    before = state(workspace, code)
    apply(workspace, before, editing.with_part(before, programme_id, portal_on=on))
    refresh(workspace, PROGRAMME, DAY, silent, _never)


def test_those_to_be_submitted_come_first_and_those_submitted_last(checked: OpenWorkspace) -> None:
    submit(checked, "SK001", DAY)
    before = state(checked, "SK002")
    apply(checked, before, editing.with_part(before, PROGRAMME, novel=None))
    refresh(checked, PROGRAMME, DAY, silent, _never)
    assert codes(checked) == ["SK003", "SK002", "SK001"]
    assert codes(checked, PortalState.WAITING) == ["SK003"]
    assert codes(checked, PortalState.UNREADY) == ["SK002"]
    assert codes(checked, PortalState.SUBMITTED) == ["SK001"]
    assert dict(portal_counts(checked, PROGRAMME, DAY)) == dict.fromkeys(PortalState, 1)
    assert dict(portal_counts(checked, PROGRAMME, DAY, "may vo che")) == {
        PortalState.WAITING: 1,
        PortalState.UNREADY: 0,
        PortalState.SUBMITTED: 0,
    }


@pytest.mark.parametrize(
    ("verdict", "days", "expected"),
    [
        (Verdict.ELIGIBLE, None, PortalState.WAITING),
        (Verdict.ELIGIBLE, 1, PortalState.WAITING),
        (Verdict.ELIGIBLE, 0, PortalState.SUBMITTED),
        (Verdict.INCOMPLETE, -1, PortalState.SUBMITTED),
        (Verdict.REVIEW, None, PortalState.UNREADY),
        (None, None, PortalState.UNREADY),
    ],
)
def test_a_submission_after_the_day_is_not_yet_one(
    checked: OpenWorkspace, verdict: Verdict | None, days: int | None, expected: PortalState
) -> None:
    day = None if days is None else DAY + timedelta(days=days)
    assert portal_state(verdict, day, DAY) is expected
    if verdict is Verdict.ELIGIBLE and day is not None:
        submit(checked, "SK002", day)
        assert "SK002" in codes(checked, expected)


def test_the_programme_s_own_day_goes_before_that_for_none_in_particular(checked: OpenWorkspace) -> None:
    submit(checked, "SK003", DAY - timedelta(days=9), programme_id="")
    assert codes(checked, PortalState.SUBMITTED) == ["SK003"]
    submit(checked, "SK003", DAY + timedelta(days=9))
    assert codes(checked, PortalState.SUBMITTED) == []


@pytest.mark.parametrize(("days", "closed"), [(0, False), (1, True)])
def test_the_portal_s_last_day_is_open_to_the_end(days: int, closed: bool) -> None:
    binh_dinh = shipped_programme("75k-binhdinh-2021")
    yen_bai = shipped_programme(PROGRAMME)
    assert binh_dinh is not None
    assert binh_dinh.portal.closes_on is not None
    assert yen_bai is not None
    assert has_closed(binh_dinh.portal, binh_dinh.portal.closes_on + timedelta(days=days)) is closed
    assert not has_closed(yen_bai.portal, date(2040, 1, 1))


def test_the_next_one_goes_round_and_leaves_the_present_one_out(checked: OpenWorkspace) -> None:
    ids = {item.initiative.code: item.id for item in states(checked).values()}
    assert next_to_submit(checked, PROGRAMME, DAY, None) == ids["SK001"]
    assert next_to_submit(checked, PROGRAMME, DAY, ids["SK001"]) == ids["SK002"]
    assert next_to_submit(checked, PROGRAMME, DAY, ids["SK003"]) == ids["SK001"]
    submit(checked, "SK001", DAY)
    assert next_to_submit(checked, PROGRAMME, DAY, ids["SK001"]) == ids["SK002"]
    submit(checked, "SK002", DAY)
    assert next_to_submit(checked, PROGRAMME, DAY, ids["SK003"]) is None


def test_an_entry_holds_the_fields_and_says_what_to_mind(checked: OpenWorkspace) -> None:
    first = state(checked, "SK001")
    apply(checked, first, editing.with_part(first, PROGRAMME, portal_text="ấ" * 1990 + "😀" * 10))
    entry = portal_entry(checked, PROGRAMME, first.id, DAY)
    assert entry is not None
    text = next(field for field in entry.fields if field.id == "portal_text")
    assert (text.length, text.limit, text.cut) == (2000, 2000, 10)
    assert any("cắt bớt 10 ký tự" in note for note in entry.notes)
    assert any(note.startswith("Còn trống: ") for note in entry.notes)
    assert "SK001" in entry.message
    second = portal_entry(checked, PROGRAMME, state(checked, "SK002").id, DAY)
    assert second is not None
    assert "https://congdoanvietnam.org" in second.message


def test_an_identity_number_is_masked_where_it_is_shown() -> None:
    fields = {field.id: field for field in portal_fields(first_case().case, programme())}
    assert fields["identity_number"].value == "015185000120"
    assert fields["identity_number"].shown == "0151******20"
    assert fields["phone"].shown == fields["phone"].value


def test_a_message_names_nothing_of_a_person_but_the_name(checked: OpenWorkspace) -> None:
    for chosen in (None, DAY):
        before = state(checked, "SK002")
        apply(checked, before, editing.with_part(before, PROGRAMME, portal_on=chosen, portal_code="M-7"))
        entry = portal_entry(checked, PROGRAMME, before.id, DAY)
        assert entry is not None
        values = {field.id: field.value for field in entry.fields}
        assert values["full_name"] in entry.message
        assert not {values["phone"], values["identity_number"]} & set(entry.message.split())
        assert ("mã trên cổng: M-7" in entry.message) is (chosen is not None)


def test_the_author_s_text_is_the_file_of_the_papers(checked: OpenWorkspace, tmp_path: Path) -> None:
    file = save_author_text(checked, PROGRAMME, state(checked, "SK001").id, tmp_path / "noi dung.txt")
    assert file.read_bytes().decode("utf-8-sig").startswith("SK001 – Số hóa kho lưu trữ hồ sơ cán bộ\r\n")


def test_what_isn_t_there_is_refused(checked: OpenWorkspace, tmp_path: Path) -> None:
    nobody = checked.context.new_id()
    assert portal_entry(checked, PROGRAMME, nobody, DAY) is None
    with pytest.raises(InputError, match="không còn trong dữ liệu"):
        save_author_text(checked, PROGRAMME, nobody, tmp_path / "x.txt")
    assert not (tmp_path / "x.txt").exists()


def test_files_to_upload_lie_together_under_their_names(checked: OpenWorkspace) -> None:
    entry = portal_entry(checked, PROGRAMME, state(checked, "SK001").id, DAY)
    assert entry is not None
    folder = files_to_upload(checked, entry)
    assert [path.name for path in folder.iterdir()] == ["mo-ta.pdf"]
    assert files_to_upload(checked, entry) == folder
    assert len(list(folder.iterdir())) == 1


def test_several_are_noted_at_once_and_taken_back(checked: OpenWorkspace) -> None:
    ids = [item.id for item in states(checked).values()]
    edit = bulk.set_submitted(checked, PROGRAMME, ids, DAY, account=" congdoan1 ")
    assert edit.label == "Ghi đã nộp cổng cho 3 sáng kiến"
    editing.apply_edit(checked, edit)
    parts = {item.initiative.code: item.part(PROGRAMME) for item in states(checked).values()}
    assert {part.portal_account for part in parts.values()} == {"congdoan1"}
    assert parts["SK001"].portal_code == "A1"
    editing.apply_edit(checked, bulk.set_submitted(checked, PROGRAMME, ids, None))
    assert all(not item.part(PROGRAMME).portal_code for item in states(checked).values())
    assert codes(checked, PortalState.SUBMITTED) == []


def test_f02_a_copied_identity_number_is_noted_without_the_number(checked: OpenWorkspace) -> None:
    first = state(checked, "SK001")
    note_identity_copied(checked, first.id)
    with checked.store.read() as session:
        (event, *_) = session.events.latest(1)
    assert (event.kind, event.record_id, event.detail) == ("identity-copied", first.id, "")


def test_without_one_put_forward_the_notes_say_so(checked: OpenWorkspace) -> None:
    case: Case = first_case().case
    nobody = replace(case, authors=tuple(replace(author, put_forward=False) for author in case.authors))
    assert {field.value for field in portal_fields(nobody, programme()) if field.id in {"full_name", "phone"}} == {""}
