"""Where lines break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.layout import BODY, SUBJECT, TABLE_CELL
from desktop_app.documents.metrics import ruler

CELL = ruler(TABLE_CELL)


def lines(text, room, measure=CELL):
    """The texts of the lines."""
    return [line.text for line in measure.wrap(text, room)]


@given(st.text(alphabet="aăâđêôơưỹ 1.,-/", max_size=200), st.floats(20, 400))
def test_no_line_is_too_wide_and_nothing_is_lost(text, room):
    found = CELL.wrap(text, room)
    assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= room + 0.001 for line in found)
    assert [line.last for line in found] == [False] * (len(found) - 1) + [True]
    for line in found:
        assert line.width == pytest.approx(CELL.width(line.text), abs=0.001)


def test_a_number_keeps_its_unit():
    room = CELL.width("Làm lợi 15.000.000 đồng") - 1
    assert lines("Làm lợi 15.000.000 đồng", room) == ["Làm lợi", "15.000.000 đồng"]
    assert lines("Sấy ở 50–55 °C.", CELL.width("Sấy ở 50–55 °C.") - 1) == ["Sấy ở", "50–55 °C."]
    assert lines("Làm lợi 15.000.000 đồngx", room)[0] == "Làm lợi 15.000.000"


@pytest.mark.parametrize(
    ("word", "room", "shown"),
    [
        ("dinh-kem/0005-SK05/01-Hinh-anh.jpg", "dinh-kem/0005-SK05/01-H", ["dinh-kem/0005-SK05/01-", "Hinh-anh.jpg"]),
        ("goi-ho-so_dot-01_r1.zip", "goi-ho-so_dot-01_", ["goi-ho-so_dot-", "01_r1.zip"]),
        ("mmmmmmmm", "mmmm", ["mmmm", "mmmm"]),
        ("m", "", ["m"]),
        ("", "mmmm", [""]),
    ],
)
def test_a_long_word_is_cut_where_it_has_a_joint(word, room, shown):
    assert lines(word, CELL.width(room) + 0.01) == shown


def test_the_first_line_may_have_another_room():
    assert [line.text for line in ruler(BODY).wrap("aaa bbb ccc", 60, 30)] == ["aaa", "bbb ccc"]


@pytest.mark.parametrize(
    ("text", "share", "shown"),
    [
        ("một hai ba bốn", 0.99, ["một hai", "ba bốn"]),
        ("về việc tham gia Chương trình này", 0.6, ["về việc tham gia", "Chương trình này"]),
        ("ngắn", 2, ["ngắn"]),
        ("số đoàn viên", 0.9, ["số", "đoàn viên"]),
        ("sáng kiến - nỗ lực vượt khó", 0.6, ["sáng kiến -", "nỗ lực vượt khó"]),
    ],
)
def test_headings_break_evenly_and_not_inside_words(text, share, shown):
    measure = ruler(SUBJECT)
    assert [line.text for line in measure.balanced(text, measure.width(text) * share)] == shown
