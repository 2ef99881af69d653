"""Names inside a package: ASCII, safe on Windows, at most 120 characters with the folder."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InputError
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType
from desktop_app.domain.submission import Dossier
from desktop_app.packages import layout
from desktop_app.packages.entry_names import name_fault
from tests.packages.samples import MARKS, dossier, first_case, programme, unit


def of_unit(name: str, serial: int = 1, revision: int = 1) -> Dossier:
    return replace(dossier(), unit=replace(unit(), name=name), serial=serial, revision=revision)


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        (of_unit("CĐCS Sở Nội vụ"), "CDCS-So-Noi-vu_thu-2022_dot-01_r1"),
        (of_unit("CON", 12, 3), "CON_thu-2022_dot-12_r3"),
        (of_unit("A/B:*?"), "A-B_thu-2022_dot-01_r1"),
        (of_unit("…"), "khong-ten_thu-2022_dot-01_r1"),
        (of_unit("Công đoàn cơ sở Trường Trung học cơ sở B"), "CDCS-Truong-THCS-B_thu-2022_dot-01_r1"),
    ],
)
def test_package_name(whole: Dossier, name: str) -> None:
    assert layout.package_name(whole) == name


def test_the_name_of_the_specification() -> None:
    named = replace(of_unit("CĐCS Sở Nội vụ"), programme=replace(programme(), id="1trieu-yenbai-2022"))
    assert layout.package_name(named) == "CDCS-So-Noi-vu_1trieu-yenbai-2022_dot-01_r1"


def test_a_programme_id_that_leaves_no_room_is_refused() -> None:
    named = replace(dossier(), programme=replace(programme(), id="x" * 50))
    with pytest.raises(InputError, match="quá dài") as caught:
        layout.package_name(named)
    assert caught.value.code == "name-too-long"


@given(unit_name=st.text(max_size=80), code=st.text(min_size=1, max_size=40), file_name=st.text(max_size=30))
def test_every_name_is_safe_whatever_people_type(unit_name: str, code: str, file_name: str) -> None:
    case = first_case()
    initiative = replace(case.case.initiative, code=code)
    attachment = Attachment(order=1, kind=None, file=StoredFile(name=file_name, sha256="0" * 64))
    whole = replace(
        of_unit(unit_name, 9999, 9999),
        cases=(replace(case, case=replace(case.case, initiative=initiative, attachments=(attachment,))),),
    )
    folder = layout.package_name(whole)
    places = [*layout.placed_decisions(whole), *layout.placed_attachments(whole)]
    inside = [layout.portal_path(10_000, code), *(item.path for item in places)]
    for path in inside:
        name = f"{folder}/data/{path}"
        assert name.isascii()
        assert name_fault(name, 120) == ""


@pytest.mark.parametrize(
    ("name", "file_type", "suffix"),
    [
        ("a.PDF", FileType.PDF, "pdf"),
        ("a.pdf", FileType.JPEG, "jpg"),
        ("a.xlsx", FileType.UNKNOWN, "xlsx"),
        ("a.tệp", FileType.UNKNOWN, "bin"),
        ("a", FileType.UNKNOWN, "bin"),
        ("a.longer", FileType.UNKNOWN, "bin"),
    ],
)
def test_a_suffix_says_what_the_content_is(name: str, file_type: FileType, suffix: str) -> None:
    assert layout.suffix(StoredFile(name=name, file_type=file_type)) == suffix


def test_a_decision_lies_there_once_whichever_initiatives_it_recognises() -> None:
    (placed,) = layout.placed_decisions(dossier())
    assert placed.path == "quyet-dinh/01.pdf"
    assert placed.title == "Quyết định công nhận của Giám đốc Sở Nội vụ"
    assert placed.reference == "12/QĐ-SNV ngày 01/03/2022"


def test_attachments_lie_by_initiative_in_their_order() -> None:
    paths = [item.path for item in layout.placed_attachments(dossier())]
    assert paths == ["dinh-kem/0001-SK001/01-Mo-ta.pdf", "dinh-kem/0001-SK001/02-Tai-lieu.jpg"]


def test_files_that_are_not_there_are_listed() -> None:
    assert layout.absent_files(dossier()) == [("Sáng kiến số 2/2022", "thất lạc.docx")]


def test_the_signed_scan_has_its_place_once_there_is_one() -> None:
    placed = layout.placed_scan(MARKS)
    assert placed is not None
    assert placed.path == "da-ky/To-trinh.pdf"
    assert layout.placed_scan(replace(MARKS, signed_scan=None)) is None
    assert layout.placed_scan(replace(MARKS, signed_scan=StoredFile(name="x.pdf"))) is None


def test_kinds_give_plain_names() -> None:
    case = first_case()
    kinds = [kind for kind in AttachmentKind if kind not in (AttachmentKind.DECISION, AttachmentKind.CERTIFICATE)]
    attachments = tuple(
        Attachment(order=1, kind=kind, file=StoredFile(name="a.png", sha256="0" * 64, file_type=FileType.PNG))
        for kind in kinds
    )
    whole = replace(dossier(), cases=(replace(case, case=replace(case.case, attachments=attachments)),))
    names = [item.path.rpartition("/")[2] for item in layout.placed_attachments(whole)]
    assert names == ["01-Mo-ta.png", "02-Hinh-anh.png", "03-Khac.png"]
