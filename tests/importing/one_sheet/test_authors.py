"""Cells with authors: taken apart where that is sure, left whole otherwise, and never a letter lost."""

import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importing.one_sheet.authors import Apart, take_apart
from desktop_app.importing.one_sheet.combined import take_decision_apart, take_effect_apart
from desktop_app.text.unicode import clean_text


def _values(apart: Apart) -> list[dict[str, str]]:
    return [{part.field: entry.value(part.field) for part in entry.parts} for entry in apart.entries]


def _named(*names: str) -> list[dict[str, str]]:
    return [{"full_name": name} for name in names]


SEVERAL = {
    "Nguyễn Văn A (60%); Trần Thị B 40%": [
        {"full_name": "Nguyễn Văn A", "share": "60%"},
        {"full_name": "Trần Thị B", "share": "40%"},
    ],
    "Nguyễn Văn An\nTrần Thị Bình": _named("Nguyễn Văn An", "Trần Thị Bình"),
    "Nguyễn Văn An, Trần Thị Bình và Lê Cường": _named("Nguyễn Văn An", "Trần Thị Bình", "Lê Cường"),
    "1. Nguyễn Văn An - 60%\n2. Trần Thị Bình - 40%": [
        {"full_name": "Nguyễn Văn An", "share": "60%"},
        {"full_name": "Trần Thị Bình", "share": "40%"},
    ],
    "- Nguyễn Văn An: 33,33%\n- Lê Bình: 66,67%": [
        {"full_name": "Nguyễn Văn An", "share": "33,33%"},
        {"full_name": "Lê Bình", "share": "66,67%"},
    ],
    "Chủ nhiệm: Trần Thị Bình; Đồng tác giả: Lê Văn Cường": [
        {"role": "Chủ nhiệm", "full_name": "Trần Thị Bình"},
        {"role": "Đồng tác giả", "full_name": "Lê Văn Cường"},
    ],
    "Hoàng Thị Mẩy (1985), Vàng A Sử (1990)": [
        {"full_name": "Hoàng Thị Mẩy", "birth_date": "1985"},
        {"full_name": "Vàng A Sử", "birth_date": "1990"},
    ],
    "ThS. Nguyễn Văn An; Bà Trần Thị Bình": [
        {"honorific": "ThS.", "full_name": "Nguyễn Văn An"},
        {"honorific": "Bà", "full_name": "Trần Thị Bình"},
    ],
    "Đ/c Lê Văn Ba; đ/c Ông Ích Khiêm": [
        {"honorific": "Đ/c", "full_name": "Lê Văn Ba"},
        {"honorific": "đ/c", "full_name": "Ông Ích Khiêm"},
    ],
    "Nguyễn Văn An, 1985; Trần Thị Bình, 1990": [
        {"full_name": "Nguyễn Văn An", "birth_date": "1985"},
        {"full_name": "Trần Thị Bình", "birth_date": "1990"},
    ],
    "Nguyễn Văn An sinh năm 1985": [{"full_name": "Nguyễn Văn An", "birth_date": "1985"}],
}
_AN = {"full_name": "Nguyễn Văn An", "birth_date": "1985", "position": "Chuyên viên", "workplace": "Phòng Tổ chức"}
COMBINED = {
    "Nguyễn Văn An, 1985, Chuyên viên, Phòng Tổ chức, 0912 345 678": [{**_AN, "phone": "0912 345 678"}],
    "Nguyễn Văn An; 1985; Chuyên viên; Phòng Tổ chức; 0912.345.678": [{**_AN, "phone": "0912.345.678"}],
    "Nguyễn Văn An\nSN 1985\nChức vụ: Chuyên viên\nĐơn vị: Phòng Tổ chức\nĐT: 0912345678": [
        {**_AN, "phone": "0912345678"}
    ],
    "Nguyễn Văn An - 1985 - Chuyên viên - Phòng Tổ chức": [_AN],
    "Nguyễn Văn An, 1985, Chuyên viên Phòng Tổ chức": [_AN],
    "Nguyễn Văn An, 12/03/1985, Trạm trưởng, VNPT Văn Yên, CCCD 015085000001": [
        {
            "full_name": "Nguyễn Văn An",
            "birth_date": "12/03/1985",
            "position": "Trạm trưởng",
            "workplace": "VNPT Văn Yên",
            "identity_number": "015085000001",
        }
    ],
    "Nguyễn Văn An, 1985, Phó Trưởng phòng, Phòng Tổ chức - Hành chính, Sở Nội vụ": [
        {
            "full_name": "Nguyễn Văn An",
            "birth_date": "1985",
            "position": "Phó Trưởng phòng",
            "workplace": "Phòng Tổ chức - Hành chính, Sở Nội vụ",
        }
    ],
    "Nguyễn Văn An, 1985, Chuyên viên, Phòng Tổ chức\nTrần Thị Bình, 1990, Kế toán, Văn phòng": [
        _AN,
        {"full_name": "Trần Thị Bình", "birth_date": "1990", "position": "Kế toán", "workplace": "Văn phòng"},
    ],
}
UNSURE = (
    "Nguyễn Văn An và cộng sự",
    "Tập thể Phòng Tổ chức",
    "Nhóm tác giả Phòng Tổ chức: 5 người",
    "Nguyễn Văn An, 1985, 1990",
    "Nguyễn Văn An, 0912345678, 0987654321",
    "1985, Chuyên viên",
    "Nguyễn Văn An, an@example.vn",
    "Nguyễn Văn An (150 triệu)",
    "Nguyễn Văn An, 1985, Hà Nội, Trần Thị Bình, 1990, Kế toán",
)
ONE = ("Nguyễn Văn An", "NGUYỄN VĂN AN", "nguyễn văn an", "H'Hen Niê", "Y Phôn", "Nam")


@pytest.mark.parametrize("cell", SEVERAL)
def test_several_authors_are_taken_apart(cell: str) -> None:
    apart = take_apart(cell)
    assert apart.certain
    assert _values(apart) == SEVERAL[cell]


@pytest.mark.parametrize("cell", COMBINED)
def test_the_combined_cell_is_taken_apart(cell: str) -> None:
    apart = take_apart(cell, in_order=True)
    assert apart.certain
    assert _values(apart) == COMBINED[cell]


@pytest.mark.parametrize("cell", UNSURE)
@pytest.mark.parametrize("in_order", [False, True])
def test_what_could_mean_something_else_is_left_whole(cell: str, in_order: bool) -> None:
    apart = take_apart(cell, in_order=in_order)
    assert not apart.certain
    assert _values(apart) == _named(cell)


@pytest.mark.parametrize("cell", ONE)
def test_a_name_alone_is_nothing_to_show(cell: str) -> None:
    apart = take_apart(cell)
    assert apart.is_plain
    assert _values(apart) == _named(cell)


_PIECES = (
    "Nguyễn Văn An", "TRẦN THỊ BÌNH", "Vàng A Sử", "1985", "12/03/1990", "60%", "33,33 %", "Chuyên viên", "Kiểm lâm",
    "Phòng Tổ chức", "Sở Nội vụ", "0912 345 678", "015085000001", "ĐT: 0912345678", "sinh năm 1985", "Chức vụ: Kế toán",
    "Ths.", "Ông", "Chủ nhiệm:", "(tác giả chính)", "và cộng sự", "1.", "-", "Hà Nội", "CCCD 015085000001", "x",
    "🙂", "ﬁ",
)  # fmt: skip
_JOINTS = ("; ", "\n", ", ", " - ", " và ", " ", "(", ") ", " & ", ",", ": ")
_cells = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_JOINTS)), min_size=1, max_size=8).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())


@given(cell=_cells | st.text(alphabet=string.ascii_letters + string.digits + "ăâđêôơưĐ ,;:()%\n-.&+", max_size=60),
       in_order=st.booleans())  # fmt: skip
def test_no_letter_is_lost(cell: str, in_order: bool) -> None:
    """Every letter and digit of the cell is in a part as it is written; a part's value is a piece of that."""
    apart = take_apart(cell, in_order=in_order)
    parts = [part for entry in apart.entries for part in entry.parts]
    connectives = Counter("và" * cell.lower().count(" và "))
    kept = _letters("".join(part.written for part in parts))
    lost = _letters(clean_text(cell)) - kept
    assert not lost - connectives - Counter("VÀ" * cell.count(" VÀ ")), (cell, parts)
    for part in parts:
        if part.field not in ("role", "full_name") or apart.certain:
            assert part.field == "role" or not _letters(part.value) - _letters(part.written)
    if not apart.certain:
        assert len(parts) == 1


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("12/QĐ-SNV ngày 20/01/2022", {"decision_number": "12/QĐ-SNV", "decision_date": "20/01/2022"}),
        ("Số 12/QĐ-SNV, ngày 20/01/2022", {"decision_number": "12/QĐ-SNV", "decision_date": "20/01/2022"}),
        (
            "Quyết định số 12/QĐ-SNV ngày 20 tháng 1 năm 2022 của Sở Nội vụ",
            {"decision_number": "12/QĐ-SNV", "decision_date": "20 tháng 1 năm 2022", "recognised_by": "Sở Nội vụ"},
        ),
        ("12/QĐ-SNV\n20/01/2022", {"decision_number": "12/QĐ-SNV", "decision_date": "20/01/2022"}),
        ("12/QĐ-SNV ngày 31/02/2022", None),
        ("12/QĐ-SNV", None),
        ("Đang chờ", None),
    ],
)
def test_a_decision_with_its_date(cell: str, parts: dict[str, str] | None) -> None:
    assert take_decision_apart(cell) == parts


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Giảm thời gian chờ", {"benefit_text": "Giảm thời gian chờ"}),
        (
            "Giảm thời gian chờ.\nGiá trị làm lợi: 15 triệu đồng.\nPhạm vi áp dụng: toàn Sở",
            {"benefit_text": "Giảm thời gian chờ.", "benefit_amount": "15 triệu đồng", "scope": "toàn Sở"},
        ),
        ("Giá trị làm lợi: khoảng 15 triệu", {"benefit_text": "Giá trị làm lợi: khoảng 15 triệu"}),
        (
            "Hiệu quả: nhanh hơn; Phạm vi: hai huyện; Giá trị làm lợi: 5.000.000 đ",
            {"benefit_text": "nhanh hơn", "scope": "hai huyện", "benefit_amount": "5.000.000 đ"},
        ),
    ],
)
def test_an_effect_with_its_amount_and_scope(cell: str, parts: dict[str, str]) -> None:
    assert take_effect_apart(cell) == parts
