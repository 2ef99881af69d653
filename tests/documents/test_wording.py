"""The wording: strict, sandboxed, and every default text in order."""

import pytest

from desktop_app.documents.content import Title
from desktop_app.documents.papers import FORMS, check_report, contents_list, proposal, summary_table
from desktop_app.documents.wording import Wording, default_wording
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper
from tests.documents.build import BINH_DINH, CODE, MARKS, YEN_BAI, dossier, report

VALUES = {"ten_don_vi": "Công đoàn A", "cac_can_cu": ["Một", "Hai"], "co_khong": True, "so": "05"}


def fill(text, sections=("Nội dung",)):
    return Wording(Paper.PROPOSAL, text).fill(VALUES, sections)


def refused(text, sections=("Nội dung",)):
    with pytest.raises(InputError) as caught:
        fill(text, sections)
    return caught.value


def test_blanks_conditions_and_lists_are_filled_in():
    text = (
        "[Nội dung]\n{% for can_cu in cac_can_cu %}\n- {{ can_cu }};\n{% endfor %}\n"
        "{% if co_khong and so != '06' %}Của {{ ten_don_vi }}{% else %}Không{% endif %}\n"
    )
    assert fill(text) == {"Nội dung": ("- Một;", "- Hai;", "Của Công đoàn A")}


def test_sections_are_told_apart_and_may_be_empty():
    assert fill("[A]\nmột\n\nhai\n[B]\n", ("A", "B")) == {"A": ("một", "hai"), "B": ()}


@pytest.mark.parametrize("value", ["[Nơi nhận]", "a\n[Nơi nhận]\nb", "\ue000[Nơi nhận]"])
def test_a_value_is_never_read_as_a_section(value):
    filled = Wording(Paper.PROPOSAL, "[Nội dung]\n{{ x }}").fill({"x": value}, ("Nội dung",))
    assert len(filled["Nội dung"]) == 1
    assert "[Nơi nhận]" in filled["Nội dung"][0]


@pytest.mark.parametrize(
    "command",
    [
        "{{ cycler.__init__.__globals__.os }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ten_don_vi.upper() }}",
        "{{ ten_don_vi|upper }}",
        "{% include 'x' %}",
        "{% set a = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for a in cac_can_cu %}{% for b in cac_can_cu %}x{% endfor %}{% endfor %}",
    ],
)
def test_e01_code_in_a_wording_is_refused(command):
    error = refused(f"[Nội dung]\n{command}")
    assert error.code == "wording-invalid"
    assert "có lệnh không được phép ở dòng 2" in error.message


def test_e02_an_endless_range_is_refused():
    error = refused("[Nội dung]\n{% for i in range(10**9) %}x{% endfor %}")
    assert error.code == "wording-invalid"
    assert "không được phép" in error.message


def test_e03_an_unknown_blank_is_named():
    error = refused("[Nội dung]\n{% if co_khong %}a{% else %}{{ ten_donvi }}{% endif %}")
    assert error.code == "wording-unknown-blank"
    assert "dùng trường chưa có ở dòng 2: ten_donvi." in error.message
    assert "ten_don_vi" in error.message


@pytest.mark.parametrize("broken", ["{% if so %}x", "{{ so ", "{% for %}", "{{ so } }"])
def test_e04_a_broken_tag_names_its_line(broken):
    error = refused(f"[Nội dung]\nmột\n{broken}")
    assert error.code == "wording-invalid"
    assert "lệnh viết sai ở dòng 3" in error.message


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[Khác]\nx", "có phần không dùng được: [Khác]"),
        ("[Nội dung]\nx\n[Nội dung]\ny", "có phần không dùng được: [Nội dung]"),
        ("x\n[Nội dung]", "đứng trước phần đầu tiên"),
        ("", "thiếu phần [Nội dung]"),
        ("[Nội dung]\n{{ cac_can_cu }}", "in ra một danh sách"),
        ("[Nội dung]\n{{ co_khong }}", "in ra một danh sách hoặc một điều kiện"),
    ],
)
def test_a_wording_out_of_order_is_refused(text, what):
    error = refused(text)
    assert error.code == "wording-invalid"
    assert what in error.message


def test_a_very_deep_wording_is_refused():
    assert refused("[Nội dung]\n" + "{% if so %}" * 5000 + "{% endif %}" * 5000).code == "wording-invalid"


@pytest.mark.parametrize("programme_id", [YEN_BAI, BINH_DINH, "some-other-programme"])
@pytest.mark.parametrize("paper", Paper, ids=str)
def test_each_paper_has_a_default(paper, programme_id):
    assert default_wording(paper, programme_id).startswith(f"[{FORMS[paper].sections[0]}]")


def test_a_programme_may_have_its_own_default():
    assert default_wording(Paper.PROPOSAL, BINH_DINH) != default_wording(Paper.PROPOSAL, YEN_BAI)
    assert default_wording(Paper.CONTENTS, BINH_DINH) == default_wording(Paper.CONTENTS, YEN_BAI)


def test_a_unions_own_wording_takes_the_defaults_place():
    own = "[Tên loại]\nBẢNG TỔNG HỢP\n[Chỉ dẫn kèm theo]\n(Kèm theo {{ so_van_ban }})"
    title = summary_table(dossier(), MARKS, own).blocks[0]
    assert isinstance(title, Title)
    assert (title.kind, title.reference) == ("BẢNG TỔNG HỢP", "(Kèm theo 05/TTr-CĐCS)")


@pytest.mark.parametrize(
    "make",
    [
        lambda text: proposal(dossier(), MARKS, CODE, text),
        lambda text: summary_table(dossier(), MARKS, text),
        lambda text: contents_list(dossier(), MARKS, (), text),
        lambda text: check_report(report(), text),
    ],
)
def test_every_paper_refuses_a_bad_wording(make):
    with pytest.raises(InputError, match="khong_co"):
        make("{{ khong_co }}")
