"""The workbooks that are written: template, rejected rows, and the whole workspace, which comes back unchanged."""

import dataclasses
import errno
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desktop_app.domain.identifiers import NAMESPACE, initiative_id, person_id, unit_id
from desktop_app.domain.initiative import Attachment, Authorship, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorCategory,
    AuthorRole,
    Block,
    Sex,
    SigningAuthority,
    SolutionType,
    Stage,
    TechnicalForm,
    TopicLevel,
    UnitLevel,
)
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.plan import ChangeKind, ImportPlan, InitiativeRecord, ProblemSeverity, Register
from desktop_app.domain.unit import Unit
from desktop_app.importing.cells import column_letters
from desktop_app.importing.columns import LAYOUTS, SheetKey
from desktop_app.importing.export import write_workbook
from desktop_app.importing.parsing import parse
from desktop_app.importing.planning import plan
from desktop_app.importing.rejected import write_rejected
from desktop_app.importing.template import write_template
from desktop_app.importing.workbook_content import read_content
from desktop_app.importing.xlsx import new_workbook
from desktop_app.system.errors import DiskFull
from desktop_app.system.operations import FileOperations, using
from desktop_app.text.legacy import decode_legacy
from desktop_app.text.unicode import clean_line, clean_text
from tests.importing.books import AUTHORS, INITIATIVES, PEOPLE, UNIT, Rows, applied, errors, kinds, of, plan_of, the
from tests.system.doubles import SmallDisk

DAY = date(2026, 1, 1)
OWN = unit_id("CĐCS A", "CĐVC tỉnh")


def plan_file(path: Path, register: Register | None = None) -> ImportPlan:
    return plan(parse(read_content(path.read_bytes(), path.name), path.parent), register or Register())


def changed(result: ImportPlan) -> list[Any]:
    """Return everything that a plan would change."""
    changes = (result.unit, *result.subordinates, *result.decisions, *result.people, *result.initiatives)
    return [item for item in changes if item is not None and item.kind is not ChangeKind.UNCHANGED]


def comes_back(register: Register, path: Path) -> ImportPlan:
    write_workbook(path, register, created=DAY)
    return plan_file(path, register)


# The template


def test_the_template_brings_nothing_and_says_so(tmp_path):
    write_template(tmp_path / "mau.xlsx", created=DAY)
    result = plan_file(tmp_path / "mau.xlsx", Register(unit=Unit(id=OWN, name="CĐCS A")))
    assert (changed(result), result.rejected) == ([], ())
    assert {problem.message for problem in result.problems} == {"Không có dòng dữ liệu nào."}


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("mau") / "mau.xlsx"
    write_template(path, created=DAY)
    return openpyxl.load_workbook(path)


def test_the_template_has_every_sheet_and_column_with_required_ones_starred(template):
    assert template.sheetnames == [*SheetKey, "Danh mục"]
    assert template["Danh mục"].sheet_state == "hidden"
    for layout in LAYOUTS.values():
        sheet = template[layout.key.value]
        headers = [cell.value for cell in (sheet["A"][1:] if layout.by_item else sheet[1])]
        assert headers == [f"{column.label}{' *' if column.required else ''}" for column in layout.columns]


def test_the_template_offers_lists_notes_and_text_columns(template):
    people = template["Đoàn viên"]
    place = [column.field for column in LAYOUTS[SheetKey.PEOPLE].columns].index("identity_number")
    assert people.column_dimensions[column_letters(place)].number_format == "@"
    assert people.freeze_panes == "B2"
    ranges = [str(rule.sqref) for rule in people.data_validations.dataValidation]
    assert "E3:E50000" in ranges
    assert "Bắt buộc" in people["A1"].comment.text
    assert people["A2"].value.startswith("Ví dụ")
    assert template.properties.title == "Bảng tính mẫu nhập dữ liệu sáng kiến"


def test_the_examples_of_the_template_are_right(template):
    """Without the mark that makes them examples, they go in without a single problem."""
    sheets: dict[str, Rows] = {}
    for layout in LAYOUTS.values():
        if layout.by_item:
            sheets[layout.key.value] = [(column.label, column.example) for column in layout.columns]
        else:
            rows = [[cell.value or "" for cell in row] for row in template[layout.key.value].iter_rows(max_row=2)]
            sheets[layout.key.value] = [rows[0], [str(cell).removeprefix("Ví dụ: ") for cell in rows[1]]]
    result = plan_of(sheets)
    assert errors(result) == []
    assert kinds(result.initiatives) == ["added"]
    assert {problem.sheet for problem in result.problems} <= {"Tệp đính kèm", "Quyết định"}


def test_same_input_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name, created=DAY)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


# Rejected rows


def test_rejected_rows_come_back_mended_and_go_in(tmp_path):
    people = (("STT", *PEOPLE), (1, "An", "DV1", "31/02/1980"), (2, "Bình", "DV2", date(1990, 1, 2)))
    sheets = {
        "Danh sách": (("x",),),
        "Đoàn viên": people,
        "Sáng kiến": (INITIATIVES, ("SK1", "Một")),
        "Tác giả": (AUTHORS, ("SK1", "An")),
    }
    first = plan_of(sheets)
    path = tmp_path / "loi.xlsx"
    write_rejected(first, path, created=DAY)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Đoàn viên", "Tác giả"]
    assert [cell.value for cell in book["Đoàn viên"][1]] == ["STT", *PEOPLE, "Lỗi"]
    row: list[Any] = [cell.value for cell in book["Đoàn viên"][2]]
    assert row[:4] == [1, "An", "DV1", "31/02/1980"]
    assert "Ngày sinh: “31/02/1980” không phải là ngày có thật" in row[4]
    book["Đoàn viên"]["D2"] = "28/02/1980"
    book.save(path)
    second = plan_file(path, applied(first))
    assert (kinds(second.people), kinds(second.initiatives), second.rejected) == (["added"], ["updated"], ())
    assert [problem.severity for problem in second.problems] == [ProblemSeverity.NOTE]  # the column STT


def test_rejected_author_rows_alone_can_be_imported_again(tmp_path):
    path = tmp_path / "loi.xlsx"
    first = plan_of(
        {"Sáng kiến": (INITIATIVES, ("SK1", "Một")), "Tác giả": (AUTHORS, ("SK1", "Lạ", 0.5, date(2021, 1, 1)))}
    )
    write_rejected(first, path, created=DAY)
    again = plan_file(path, applied(first))
    assert [sheet.name for sheet in again.rejected] == ["Tác giả"]
    assert again.rejected[0].headers == AUTHORS


# The whole workspace


def full_register() -> Register:
    """Return a register in which every field that a column holds is filled."""
    own = Unit(
        id=OWN, name="CĐCS A", upper_name="CĐVC tỉnh", level=UnitLevel.GRASSROOTS, directly_under_province=False,
        province="Yên Bái", sector="Y tế", block=Block.PUBLIC, member_count=120, place="Yên Bái", symbol="CĐCS",
        authority=SigningAuthority.EXECUTIVE_COMMITTEE, signer_title="CHỦ TỊCH", signer_name="Nguyễn Văn An",
        addressees=("LĐLĐ tỉnh", "CĐVC tỉnh"), officer_in_charge="Bình", support_team=("An",),
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    people = (
        Person(
            id=person_id(OWN, "DV1", "An", None), unit_id=OWN, full_name="Nguyễn Văn An", code="DV1", is_member=False,
            birth_date=date(1985, 3, 12), birth_year=1985, sex=Sex.MALE, identity_number="015085001234",
            phone="0912345678", position="Chuyên viên", workplace="Phòng 1", group="Tổ 1", province="Yên Bái",
            block=Block.ENTERPRISE, category=AuthorCategory.RURAL, awards=(Award(2019, "B"), Award(2018, "A")),
        ),
        Person(id=person_id(OWN, "", "Lê Hoa", 1990), unit_id=OWN, full_name="Lê Hoa", birth_year=1990),
        Person(id=person_id(OWN, "", "Lê Hoa", 1991), unit_id=OWN, full_name="Lê Hoa", birth_year=1991),
        Person(id=person_id(OWN, "", "Trần B", None), unit_id=OWN, full_name="TRẦN B", phone="112"),
    )  # fmt: skip
    decision = Decision(
        id=uuid5(NAMESPACE, "d"), unit_id=OWN, number="12/QĐ-SNV", decided_on=date(2021, 12, 15), authority="Sở Nội vụ",
        is_certificate=True, scan=StoredFile(name="qd.pdf", sha256="ab" * 32, size=3),
    )  # fmt: skip
    initiative = Initiative(
        id=initiative_id(OWN, "SK1"), unit_id=OWN, code="SK1", title="Một", stage=Stage.ONGOING,
        solution_type=SolutionType.RESEARCH, technical_form=TechnicalForm.PROCESS, work_field="Y tế",
        application_state=ApplicationState.TRIAL, applied_on=date(2021, 10, 1), trial_on=date(2021, 9, 1),
        scope="Toàn tỉnh", summary="Dòng một\nDòng hai", benefit_amount=15_000_000, benefit_text="=1+1",
        recognised=True, recognised_by="Sở Nội vụ", decision_number="12/QĐ-SNV", decision_date=date(2021, 12, 15),
        decision_id=decision.id, topic_level=TopicLevel.SECTOR, accepted_on=date(2021, 9, 2), effect_confirmed=False,
        origin="Từ thực tế", publication_link="https://a.vn", published_on=date(2022, 1, 1), link="https://b.vn",
    )  # fmt: skip
    participation = Participation(
        novel=True, contrary_to_order=False, ip_protected=False, complaint=False, dispute=None, declared_on=DAY,
        block=Block.PUBLIC, category=AuthorCategory.OFFICER, portal_text="Riêng", portal_on=date(2022, 2, 2),
        portal_account="x", portal_code="C1", national_award=True, put_forward=(people[2].id,),
    )  # fmt: skip
    authors = (
        Authorship(person_id=people[0].id, share=3333, role=AuthorRole.LEADER),
        Authorship(person_id=people[2].id, share=None, role=None),
    )
    attachments = (
        Attachment(order=1, kind=AttachmentKind.PICTURE, file=StoredFile(name="a.png", sha256="cd" * 32, size=1)),
        Attachment(order=2, kind=None, file=StoredFile(name="a.png", sha256="ef" * 32, size=2)),
    )
    below = Unit(
        id=unit_id("CĐCS X", "CĐCS A"), name="CĐCS X", upper_name="CĐCS A", upper_id=OWN, level=UnitLevel.UPPER,
        province="Yên Bái", member_count=5, valid_from=date(2021, 1, 1), valid_to=date(2022, 1, 1), block=Block.PUBLIC,
    )  # fmt: skip
    return Register(
        unit=own,
        subordinates=(below,),
        people=people,
        initiatives=(InitiativeRecord(initiative=initiative, participation=participation, authors=authors),),
        attachments={initiative.id: attachments},
        decisions=(decision,),
    )


def test_the_whole_workspace_comes_back_unchanged(tmp_path):
    result = comes_back(full_register(), tmp_path / "so.xlsx")
    assert (changed(result), result.rejected, of(result, ProblemSeverity.WARNING)) == ([], (), [])
    assert len(result.people) == 4


def test_what_was_changed_in_excel_changes_and_nothing_else(tmp_path):
    register, path = full_register(), tmp_path / "so.xlsx"
    write_workbook(path, register, created=DAY)
    book = openpyxl.load_workbook(path)
    place = [column.field for column in LAYOUTS[SheetKey.INITIATIVES].columns].index("title") + 1
    book["Sáng kiến"].cell(2, place).value = "Hai"
    book.save(path)
    (change,) = changed(plan_file(path, register))
    before = register.initiatives[0]
    assert change.record == dataclasses.replace(before, initiative=dataclasses.replace(before.initiative, title="Hai"))


def test_a_workspace_goes_into_an_empty_one(tmp_path):
    register = full_register()
    write_workbook(tmp_path / "so.xlsx", register, created=DAY)
    result = plan_file(tmp_path / "so.xlsx")
    assert errors(result) == [("Tác giả", 3, "Tác giả")]  # Lê Hoa has a namesake and no code
    assert [item.record.id for item in result.people] == [person.id for person in register.people]


def test_same_workspace_same_bytes_and_streamed_alike(tmp_path, monkeypatch):
    register = full_register()
    one, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_workbook(one, register, created=DAY)
    write_workbook(other, register, created=DAY)
    assert one.read_bytes() == other.read_bytes()
    monkeypatch.setattr("desktop_app.importing.xlsx._STREAMED_FROM", 0)
    assert changed(comes_back(register, other)) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def with_title(title: str, summary: str = "") -> Register:
    initiative = Initiative(id=initiative_id(OWN, "SK1"), unit_id=OWN, code="SK1", title=title, summary=summary)
    record = InitiativeRecord(initiative=initiative, participation=Participation(), authors=())
    return Register(unit=Unit(id=OWN, name="CĐCS A", upper_name="CĐVC tỉnh"), initiatives=(record,))


@pytest.mark.parametrize(
    "title", ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "http://a.vn", "{=1}", "0012"]
)
def test_d16_nothing_becomes_a_formula(tmp_path, title):
    path = tmp_path / "so.xlsx"
    assert changed(comes_back(with_title(title), path)) == []
    cell = openpyxl.load_workbook(path)["Sáng kiến"]["B2"]
    assert (cell.value, cell.data_type, cell.number_format) == (title, "s", "@")
    assert b"<f" not in zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("xl/worksheets/sheet3.xml")


def test_d16_numbers_of_identity_cards_and_phones_are_text(tmp_path):
    comes_back(full_register(), tmp_path / "so.xlsx")
    row = [cell.value for cell in openpyxl.load_workbook(tmp_path / "so.xlsx")["Đoàn viên"][2]]
    assert {"015085001234", "0912345678"} <= set(row)


def test_d17_control_characters_are_removed(tmp_path):
    write_workbook(tmp_path / "so.xlsx", with_title("Một\x07\x00 hai"), created=DAY)
    assert plan_file(tmp_path / "so.xlsx").initiatives[0].record.initiative.title == "Một hai"


def test_d17_a_text_over_the_limit_is_refused_with_a_notice_and_never_cut(tmp_path):
    path = tmp_path / "so.xlsx"
    (notice,) = write_workbook(path, with_title("Một", "a" * 32_768), created=DAY)
    assert (notice.sheet, notice.row) == ("Sáng kiến", 2)
    assert "32.767" in notice.message
    assert write_workbook(path, with_title("Một", "a" * 32_767), created=DAY) == ()
    assert changed(plan_file(path, with_title("Một", "a" * 32_767))) == []


def test_d18_a_failed_write_leaves_what_was_there(tmp_path):
    class Full(FileOperations):
        def sync(self, path):
            raise OSError(28, "No space left on device")

    path = tmp_path / "so.xlsx"
    path.write_bytes(b"old")
    with using(Full()), pytest.raises(DiskFull):
        write_workbook(path, with_title("Một"), created=DAY)
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["so.xlsx"]


def test_d18_a_failed_write_of_many_rows_leaves_none_of_them_in_the_folder(tmp_path):
    def fill(rows):
        with new_workbook(tmp_path / "so.xlsx", DAY, 100_000) as file:
            sheet = file.book.add_worksheet("Sáng kiến")
            for row in rows:
                file.write(sheet, row, 0, "Một")
                assert len(list(tmp_path.iterdir())) == 1

    with pytest.raises(ZeroDivisionError):
        fill(1 // row for row in (1, 0))
    with using(SmallDisk(100)), pytest.raises(DiskFull):
        fill([0])
    assert list(tmp_path.iterdir()) == []


def test_d18_a_full_disk_under_the_rows_is_a_fault_too(tmp_path, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(DiskFull):
        write_workbook(tmp_path / "so.xlsx", with_title("Một"), created=DAY)
    assert list(tmp_path.iterdir()) == []


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=TEXTS.map(clean_line).filter(bool), summary=TEXTS.map(clean_text), name=TEXTS.map(clean_line).filter(bool))
def test_any_text_comes_back_as_it_went_out(tmp_path, title, summary, name):
    # What reads like a legacy encoding is converted, wherever it comes from.
    assume(not any(decode_legacy(text) for text in (f"Tên: {title}", title, summary, f"Họ {name}")))
    register = with_title(f"Tên: {title}", summary)
    person = Person(
        id=person_id(OWN, "DV1", name, None), unit_id=OWN, full_name=f"Họ {name}", code="DV1", position=title
    )
    register = dataclasses.replace(register, people=(person,))
    assert changed(comes_back(register, tmp_path / "so.xlsx")) == []


def people_of(unit: UUID):
    def make(number: int, name: str, year: int | None, share: int) -> tuple[Person, Authorship]:
        code = f"DV{number}" if number % 3 else ""
        key = person_id(unit, code, name, year)
        person = Person(id=key, unit_id=unit, full_name=f"{name} {number}", code=code, birth_year=year)
        return person, Authorship(person_id=key, share=share)

    return st.builds(
        make, st.integers(1, 10**6), st.sampled_from(["An", "Lê Hòa", "TRẦN Ý"]), st.none() | st.integers(1900, 2099),
        st.integers(0, 10_000),
    )  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(people_of(OWN), max_size=6, unique_by=(lambda row: row[0].id, lambda row: row[0].full_name)))
def test_any_people_and_shares_come_back_as_they_went_out(tmp_path, rows):
    base = with_title("Một")
    record = dataclasses.replace(base.initiatives[0], authors=tuple(authorship for _, authorship in rows))
    register = dataclasses.replace(base, people=tuple(person for person, _ in rows), initiatives=(record,))
    assert changed(comes_back(register, tmp_path / "so.xlsx")) == []


def test_the_plan_of_a_good_workbook_has_derived_ids():
    result = plan_of({"Đoàn viên": (PEOPLE, ("An", "DV1", "1980")), "Sáng kiến": (INITIATIVES, ("SK1", "Một"))})
    unit = unit_id(UNIT["Đơn vị"][0][1], UNIT["Đơn vị"][1][1])
    assert the(result.unit).record.id == unit
    assert result.people[0].record.id == person_id(unit, "DV1", "An", 1980)
    assert result.initiatives[0].record.initiative.id == initiative_id(unit, "SK1")
