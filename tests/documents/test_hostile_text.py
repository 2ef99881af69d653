"""Text as people really type and paste it: it comes out as it is, or cleaned, and never as a command."""

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from openpyxl import load_workbook
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop_app.documents import characters
from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.papers import FORMATS, OFFICE_DOCUMENTS, check_report, contents_list, proposal, summary_table
from desktop_app.documents.write import write_document
from desktop_app.domain.initiative import Author
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.system.resources import resource
from tests.documents.build import CODE, MARKS, WAIVER, case, dossier, entries, finding, person, report
from tests.documents.office import GRASSROOTS, month, of
from tests.documents.read import docx_words, is_nfc, pdf_words, written, xlsx_words

READERS = {PaperFormat.DOCX: docx_words, PaperFormat.PDF: pdf_words, PaperFormat.XLSX: xlsx_words}


def words_of_table(folder, **facts):
    """The words of a summary table of one initiative, by format."""
    document = summary_table(dossier(case(1, **facts)), MARKS)
    return {item: READERS[item](written(document, item, folder)) for item in FORMATS[Paper.SUMMARY_TABLE]}


def assert_literal(folder, text):
    """A text comes out the same in all formats, in a cell and in a paragraph alike."""
    for words in words_of_table(folder, title=text).values():
        assert "".join(text.split()) in "".join(words)  # a narrow column cuts long words
    document = proposal(dossier(name=text, upper_name=text), MARKS, CODE)
    for item in FORMATS[Paper.PROPOSAL]:
        shown = " ".join(READERS[item](written(document, item, folder)))
        assert text in shown
        assert "".join(text.upper().split()) in "".join(shown.split())


def test_e05_ampersands_and_brackets_appear_exactly(tmp_path):
    assert_literal(tmp_path, "Máy ép A&B < 5 kg &amp; > 3 kg")


def test_e06_a_template_in_a_value_appears_literally(tmp_path):
    assert_literal(tmp_path, "Bảng {{ ten_don_vi }} {% raw %} {{7*7}}")


LITERAL = "A&B <b>đậm</b> {{ x }} {% if %} [[[ [Nội dung] ]]> %d \\u0041"


def everywhere(text):
    """Each paper with this text in every fact that is typed."""
    author = Author(person=person(text, position=text, workplace=text), share=10000)
    hostile = case(1, title=text, summary=text, scope=text, benefit_text=text, authors=(author,))
    facts = {"name": text, "upper_name": text, "place": text, "signer_name": text, "officer_in_charge": text}
    found = finding(message=text, clause=text, waived=replace(WAIVER, reason=text, user=text))
    told = replace(hostile, assessment=replace(hostile.assessment, findings=(found,)))
    whole = dossier(hostile, **facts, addressees=(text, text))
    return {
        "proposal": proposal(whole, replace(MARKS, signer_name=text), CODE),
        "summary": summary_table(whole, MARKS),
        "contents": contents_list(whole, MARKS, [replace(entry, title=text, reference=text) for entry in entries(2)]),
        "check": check_report(replace(report(**facts), cases=(told,), unit_findings=(found,))),
    }


@pytest.mark.parametrize("paper", ["proposal", "summary", "contents", "check"])
def test_text_is_never_markup_in_any_paper_or_format(paper, tmp_path):
    document = everywhere(LITERAL)[paper]
    wanted = "".join(LITERAL.split())
    formats = FORMATS[Paper.SUMMARY_TABLE] if paper == "summary" else FORMATS[Paper.CHECK_REPORT]
    for item in formats:
        assert wanted in "".join(READERS[item](written(document, item, tmp_path)))


@pytest.mark.parametrize("paper", OFFICE_DOCUMENTS, ids=str)
def test_text_is_never_markup_in_papers_beside_a_dossier(paper, tmp_path):
    names = ("name", "upper_name", "place", "signer_name", "officer_in_charge")
    unit = replace(GRASSROOTS, **dict.fromkeys(names, LITERAL), support_team=(LITERAL,))
    author = Author(person=person(LITERAL, position=LITERAL, workplace=LITERAL), share=10000)
    facts = dict.fromkeys(("title", "summary", "scope", "benefit_text", "work_field"), LITERAL)
    hostile = of(case(1, authors=(author,), **facts), unit, date(2022, 4, 2))
    document = OFFICE_DOCUMENTS[paper](month(unit, (hostile,)), None)
    wanted = "".join(LITERAL.split())
    for item in FORMATS[paper]:
        assert wanted in "".join(READERS[item](written(document, item, tmp_path)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b\x07c\x1bd", "abcd"),
        ("Sáng kiến 😀 hay 👍🏽", "Sáng kiến hay"),
        ("abc\u202egnp.exe\u200f", "abcgnp.exe"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Tên 漢字", "Tên □□"),
        ("một\r\nhai\u2028ba", "một\nhai\nba"),
        ("5 m² × 3 µm ≥ 20 °C – “đạt” … 50 ₫", "5 m² × 3 µm ≥ 20 °C – “đạt” … 50 ₫"),
        ("\ue000bí mật", "bí mật"),
    ],
)
def test_e07_control_characters_and_pictographs_are_cleaned(typed, shown):
    assert printable(typed) == shown


@pytest.mark.parametrize("length", [10_000, 40_000])
def test_e07_a_very_long_name_is_no_trouble(length, tmp_path):
    for words in words_of_table(tmp_path, title="x" * length).values():
        assert sum(word.count("x") for word in words) >= min(length, 32_700)
    document = proposal(dossier(name="Công đoàn " + "x" * length, signer_name="y" * length), MARKS, CODE)
    for item in FORMATS[Paper.PROPOSAL]:
        words = READERS[item](written(document, item, tmp_path))
        assert any("…" in word for word in words)


def test_e07_a_cell_that_excel_cannot_hold_says_that_it_was_cut(tmp_path):
    words = words_of_table(tmp_path, summary="một hai " * 6000)[PaperFormat.XLSX]
    assert " ".join(words).count("(còn nữa: xem bản PDF)") == 1


def test_e10_markup_of_reportlab_appears_literally(tmp_path):
    assert_literal(tmp_path, "Bền < 3 & <b>đậm</b> <br/> &lt;")


def test_e11_a_picture_in_a_text_opens_no_file(tmp_path):
    assert_literal(tmp_path, '<img src="/etc/hostname"/> <img src="http://localhost/x.png"/>')


def test_e12_a_colour_that_runs_code_appears_literally(tmp_path):
    assert_literal(tmp_path, "<font color=\"[[[getattr(pow,Word('__globals__'))]]]\">đỏ</font>")


@pytest.mark.parametrize("paper", ["proposal", "summary"])
def test_b10_e13_vietnamese_is_searchable_and_every_font_embedded(paper, tmp_path):
    name = "Nguyễn Thị Hường Đặng Quỳnh ẰẲẴẶ ỹỵ"
    document = (
        proposal(dossier(name=name), MARKS, CODE)
        if paper == "proposal"
        else summary_table(dossier(case(1, title=name)), MARKS)
    )
    pdf = written(document, PaperFormat.PDF, tmp_path)
    text = " ".join(pdf_words(pdf))
    assert name in text
    assert is_nfc(text)
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") > 0
    assert len(pypdfium2.PdfDocument(io.BytesIO(pdf))) >= 1


def test_spreadsheets_hold_no_formulas(tmp_path):
    path = tmp_path / "x.xlsx"
    write_document(
        summary_table(dossier(case(1, title="=1+1", summary="@SUM(A1)", scope="-1")), MARKS), PaperFormat.XLSX, path
    )
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in {cell.value for cell in cells}


def test_the_characters_taken_for_granted_are_in_the_font():
    known = {chr(point) for point in range(0x21, 0x2200) if characters._KNOWN.fullmatch(chr(point))}
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        glyphs = TTFontFile(str(resource("fonts", f"LiberationSerif-{face}.ttf"))).charToGlyph
        assert not {char for char in known if ord(char) not in glyphs}, face


@pytest.mark.parametrize(("limit", "shown"), [(None, "một hai ba"), (10, "một hai ba"), (9, "một hai…"), (5, "một…")])
def test_a_line_has_a_limit(limit, shown):
    assert printable_line(" một\nhai  ba ", limit) == shown
