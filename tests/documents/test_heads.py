"""The layout against the rows of Nghị định 30/2020/NĐ-CP, Phụ lục I, in styles and in finished files."""

import csv
import ctypes
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.documents import layout
from desktop_app.documents.content import Letterhead, Table, Title
from desktop_app.documents.heads import motto_rule, plan_letterhead, plan_title
from desktop_app.documents.layout import MM, Justify
from desktop_app.documents.metrics import ruler
from desktop_app.documents.papers import proposal, summary_table
from desktop_app.documents.phrases import letterhead
from desktop_app.domain.kinds import PaperFormat
from tests.documents.build import CODE, MARKS, UNIT, dossier
from tests.documents.read import W, parsed, part, pdf_pages, written
from tests.documents.specimens import SPECIMENS

ROWS = {
    row["component"]: row
    for row in csv.DictReader(
        (Path(__file__).parents[1] / "data" / "nd30-format.csv").read_text(encoding="utf-8").splitlines()
    )
}
STYLES = {
    "Số trang": (layout.PAGE_NUMBER,),
    "Quốc hiệu": (layout.NATION,),
    "Tiêu ngữ": (layout.MOTTO,),
    "Tên CQ chủ quản trực tiếp": (layout.UPPER_UNION,),
    "Tên CQ ban hành": (layout.OWN_UNION,),
    "Số, ký hiệu": (layout.NUMBER,),
    "Địa danh, thời gian": (layout.PLACE_DATE,),
    "Tên loại": (layout.KIND,),
    "Trích yếu": (layout.SUBJECT,),
    "Căn cứ": (layout.GROUND,),
    "Nội dung": (layout.BODY,),
    "Quyền hạn + chức vụ ký": (layout.AUTHORITY,),
    "Họ tên người ký": (layout.SIGNER,),
    "Kính gửi (tờ trình)": (layout.ADDRESSEE, layout.ADDRESSEES, layout.ADDRESSEE_ITEM),
    "Từ 'Nơi nhận:'": (layout.RECIPIENT_HEAD,),
    "Danh sách nơi nhận": (layout.RECIPIENT,),
    "Phụ lục: tên": (layout.KIND,),
    "Phụ lục: chỉ dẫn": (layout.REFERENCE,),
}
EVERY_STYLE = [(component, style) for component, styles in STYLES.items() for style in styles]


@pytest.mark.parametrize(("component", "style"), EVERY_STYLE, ids=lambda value: getattr(value, "name", value))
def test_size_and_style_are_the_decrees(component, style):
    row = ROWS[component]
    sizes = [int(number) for number in re.findall(r"\d+", row["font_size_pt"].split("(")[0])]
    assert min(sizes) <= style.size <= max(sizes)
    assert style.bold == ("đậm" in row["style"])
    assert style.italic == ("nghiêng" in row["style"])


@pytest.mark.parametrize(
    ("side", "margin"),
    [
        ("trên", layout.MARGIN_TOP),
        ("dưới", layout.MARGIN_BOTTOM),
        ("trái", layout.MARGIN_LEFT),
        ("phải", layout.MARGIN_RIGHT),
    ],
)
def test_margins_are_within_the_decrees(side, margin):
    found = re.search(rf"{side} (\d+)-(\d+)", ROWS["Lề trang"]["rule"])
    assert found is not None
    assert int(found[1]) <= margin / MM <= int(found[2])


def test_the_body_is_justified_indented_and_spaced():
    assert layout.BODY.justify is Justify.BOTH
    assert layout.BODY.first_indent / MM in (10, pytest.approx(12.7))
    assert layout.BODY.after >= 6
    assert layout.GROUND.after >= 6


def test_the_mottos_rule_is_exactly_as_long_as_its_text():
    assert motto_rule() == pytest.approx(ruler(layout.MOTTO).width(layout.NATIONAL_MOTTO))


@pytest.mark.parametrize("name", ["CÔNG ĐOÀN CƠ SỞ", "CÔNG ĐOÀN CƠ SỞ TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH YÊN BÁI"])
def test_the_rules_of_name_and_subject_are_a_third_to_a_half(name):
    letterhead = Letterhead(upper="", own=name, number="", place_and_date="")
    title = Title(kind="TỜ TRÌNH", subject=name)
    for head in (plan_letterhead(letterhead, 165 * MM).own, plan_title(title, 165 * MM)[1]):
        longest = max(ruler(head.style).width(line) for line in head.lines)
        assert longest / 3 <= head.rule <= longest / 2


LONG_NAMES = [
    ("CÔNG ĐOÀN VIÊN CHỨC TỈNH YÊN BÁI", "Yên Bái"),
    ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh"),
    ("CÔNG ĐOÀN " + "RẤT DÀI " * 24, "Phường Nguyễn Cư Trinh, Thành phố Hồ Chí Minh"),
]


@pytest.mark.parametrize(("name", "place"), LONG_NAMES)
def test_long_names_stay_in_their_column_and_the_nation_on_one_line(name, place):
    date = f"{place}, ngày 25 tháng 12 năm 2022"
    plan = plan_letterhead(Letterhead(upper=name, own=name, number="Số: 05/TTr", place_and_date=date), 165 * MM)
    assert plan.left_width + plan.right_width == pytest.approx(165 * MM)
    assert ruler(layout.NATION).width(layout.NATIONAL_NAME) <= plan.right_width
    for head, width in ((plan.upper, plan.left_width), (plan.own, plan.left_width), (plan.date, plan.right_width)):
        assert all(ruler(head.style).width(line) <= width for line in head.lines)


@pytest.mark.parametrize("day", [None, date(2022, 12, 25)])
@pytest.mark.parametrize(
    "place", ["", "Yên Bái", *(f"Thị trấn {'n' * letters}" for letters in range(14)), "Thành phố Hồ Chí Minh"]
)
def test_place_and_date_stand_on_one_line_with_blanks_too(place, day):
    head = letterhead(replace(UNIT, place=place, province=""), day, "……/TTr-CĐCS")
    assert plan_letterhead(head, 165 * MM).date.lines == (head.place_and_date,)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("CÔNG ĐOÀN VIÊN CHỨC TỈNH YÊN BÁI", ("CÔNG ĐOÀN VIÊN CHỨC", "TỈNH YÊN BÁI")),
        ("LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HỒ CHÍ MINH", ("LIÊN ĐOÀN LAO ĐỘNG", "THÀNH PHỐ HỒ CHÍ MINH")),
    ],
)
def test_names_break_where_a_typist_would_break_them(text, lines):
    letterhead = Letterhead(upper=text, own="A", number="", place_and_date="")
    assert plan_letterhead(letterhead, 165 * MM).upper.lines == lines


WORDS = ("áp dụng", "chỉ tiêu", "đăng ký", "đoàn viên", "giai đoạn", "sáng kiến", "thực hiện", "trực tuyến")


@pytest.mark.parametrize("name", [name for name in SPECIMENS if not name.startswith("thu-va")])
def test_no_header_of_a_column_breaks_inside_a_word_of_two_syllables(name):
    tables = [block for block in SPECIMENS[name]().blocks if isinstance(block, Table)]
    for column in (column for table in tables for column in table.columns):
        lines = ruler(layout.TABLE_HEAD).balanced_in_cell(column.header, column.width * MM)
        whole, broken = column.header.lower(), "\n".join(line.text for line in lines).lower()
        for word in WORDS:
            assert broken.count(word) == whole.count(word), lines


CAMPAIGN = "“01 triệu sáng kiến - nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”"
SECOND = "sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”"
WEEK = "(tuần từ ngày 16/05/2022 đến ngày 22/05/2022)"


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("Về việc thành lập Tổ hỗ trợ sáng kiến", ("Về việc thành lập Tổ hỗ trợ sáng kiến",)),
        ("Tham gia Chương trình “75 nghìn sáng kiến”", ("Tham gia Chương trình “75 nghìn sáng kiến”",)),
        (
            "Thực hiện Chương trình “75 nghìn sáng kiến, vượt khó, phát triển”",
            ("Thực hiện Chương trình", "“75 nghìn sáng kiến, vượt khó, phát triển”"),
        ),
        (
            f"Tình hình sáng kiến tham gia Chương trình {CAMPAIGN} {WEEK}",
            ("Tình hình sáng kiến tham gia", "Chương trình “01 triệu sáng kiến - nỗ lực vượt khó,", SECOND, WEEK),
        ),
        ("về " + "vạn " * 14 + "trang", (("về " + "vạn " * 7)[:-1], ("vạn " * 7 + "trang"))),
    ],
)
def test_a_subject_breaks_before_the_programme_and_before_brackets(subject, lines):
    (head,) = plan_title(Title(kind="", subject=subject), 165 * MM)
    assert head.lines == lines


def test_a_docx_has_these_styles_margins_and_drawn_rules(tmp_path):
    docx = written(proposal(dossier(), MARKS, CODE), PaperFormat.DOCX, tmp_path)
    by_name = {
        style.find(f"{W}name").get(f"{W}val"): style for style in parsed(docx, "word/styles.xml").iter(f"{W}style")
    }
    for style in layout.STYLES:
        run = by_name[style.name].find(f"{W}rPr")
        assert int(run.find(f"{W}sz").get(f"{W}val")) == 2 * style.size
        assert (run.find(f"{W}b").get(f"{W}val") != "0") == style.bold
        assert (run.find(f"{W}i").get(f"{W}val") != "0") == style.italic
    body = parsed(docx, "word/document.xml")
    margins = body.find(f".//{W}pgMar")
    for side, measure in (("top", 20), ("bottom", 20), ("left", 30), ("right", 15)):
        assert int(margins.get(f"{W}{side}")) == pytest.approx(measure * MM * 20, abs=1)
    lengths = [int(extent) for extent in re.findall(r'<wp:extent cx="(\d+)" cy="0"/>', part(docx, "word/document.xml"))]
    assert len(lengths) == 3
    assert round(motto_rule() * 12700) in lengths
    assert "____" not in part(docx, "word/document.xml")


def font_of(page, text):
    """Size and PostScript name of the font in which a text stands on a page."""
    raw = pypdfium2.raw
    textpage = page.get_textpage()
    chars = "".join(chr(raw.FPDFText_GetUnicode(textpage, place)) for place in range(textpage.count_chars()))
    index = chars.index(text)
    name = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(textpage, index, name, 100, None)
    size = raw.FPDFText_GetFontSize(textpage, index)
    textpage.close()
    return round(size, 2), name.value.decode()


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("CỘNG HÒA", layout.NATION),
        ("Độc lập", layout.MOTTO),
        ("Số: 05/TTr", layout.NUMBER),
        ("Yên Bái, ngày 05", layout.PLACE_DATE),
        ("TỜ TRÌNH", layout.KIND),
        ("Về việc", layout.SUBJECT),
        ("Kính gửi", layout.ADDRESSEE),
        ("Căn cứ", layout.GROUND),
        ("Thực hiện", layout.BODY),
    ],
)
def test_a_pdf_has_these_sizes_and_faces(text, style, tmp_path):
    pdf = pypdfium2.PdfDocument(written(proposal(dossier(), MARKS, CODE), PaperFormat.PDF, tmp_path))
    size, name = font_of(pdf[0], text)
    pdf.close()
    assert size == style.size
    assert ("Bold" in name) == style.bold
    assert ("Italic" in name) == style.italic


def test_paper_is_a4_and_lies_across_for_the_table(tmp_path):
    for document, size in (
        (proposal(dossier(), MARKS, CODE), (210, 297)),
        (summary_table(dossier(), MARKS), (297, 210)),
    ):
        pdf = pypdfium2.PdfDocument(written(document, PaperFormat.PDF, tmp_path))
        assert [round(side / MM) for side in pdf[0].get_size()] == list(size)
        pdf.close()


def test_pages_are_numbered_from_the_second(tmp_path):
    pages = pdf_pages(written(summary_table(dossier(count=20), MARKS), PaperFormat.PDF, tmp_path))
    assert len(pages) > 2
    assert pages[0].startswith("TỔNG HỢP")
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
