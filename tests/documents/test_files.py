"""What is in a DOCX, a PDF and an XLSX beside the words."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from zipfile import ZipFile

import docx as python_docx
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app.documents.content import Table
from desktop_app.documents.papers import FILE_STEMS, FORMATS, check_report, contents_list, proposal, summary_table
from desktop_app.documents.qr import qr_matrix, qr_png
from desktop_app.documents.wording import default_wording
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.system.errors import SystemFault
from tests.documents.build import CODE, DAY, MARKS, YEN_BAI, dossier, entries, report
from tests.documents.read import docx_lines, part, pdf_pages, written

DOCUMENTS = {
    "proposal": lambda **unit: proposal(dossier(**unit), MARKS, CODE),
    "summary": lambda **unit: summary_table(dossier(**unit), MARKS),
    "contents": lambda **unit: contents_list(dossier(**unit), MARKS, entries()),
    "check": lambda **unit: check_report(report(**unit)),
}


@pytest.fixture(params=DOCUMENTS, scope="module")
def docx(request, tmp_path_factory):
    return written(DOCUMENTS[request.param](), PaperFormat.DOCX, tmp_path_factory.mktemp("docx"))


def test_every_paragraph_has_a_style_of_ours_and_none_is_empty_for_spacing(docx):
    lines = [line for line in docx_lines(docx) if line != "|"]
    in_cells = ("[Ô bảng", "[Số và ký hiệu]")
    outside_cells = [line for line in lines if line.endswith("]") and not line.startswith(in_cells)]
    assert outside_cells == []
    assert not [line for line in lines if line.startswith("[Normal]")]


def test_every_part_is_well_formed_and_every_id_unique(docx):
    with ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert not [name for name in names if "thumbnail" in name]
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in names:
            if name.endswith((".xml", ".rels")):
                fromstring(package.read(name))
    shapes = re.findall(r'<wp:docPr id="(\d+)"', part(docx, "word/document.xml"))
    assert len(shapes) == len(set(shapes))


def test_no_style_has_a_comma_in_its_name_which_would_part_it_into_aliases(docx):
    assert not re.findall(r'<w:name w:val="[^"]*,[^"]*"', part(docx, "word/styles.xml"))


def test_the_language_is_vietnamese_and_the_font_times_new_roman(docx):
    styles = part(docx, "word/styles.xml")
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"vi-VN"}
    defaults = re.search(r"<w:docDefaults>.*?</w:docDefaults>", styles, re.DOTALL)
    assert defaults is not None
    assert 'w:ascii="Times New Roman"' in defaults.group()
    assert "Theme=" not in defaults.group()


def test_properties_are_set_and_the_clock_is_not_in_them(docx):
    properties = python_docx.Document(io.BytesIO(docx)).core_properties
    assert properties.title
    assert properties.author == "Công đoàn cơ sở Sở Nội vụ"
    assert properties.language == "vi-VN"
    assert properties.created == properties.modified == datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)


def test_the_program_that_made_it_is_ours_and_no_template_is_named(docx):
    properties = fromstring(part(docx, "docProps/app.xml"))
    assert [(item.tag.rpartition("}")[2], item.text) for item in properties] == [("Application", "Hồ Sơ Sáng Kiến")]


def test_page_numbers_are_fields_from_the_second_page_on(docx):
    document = python_docx.Document(io.BytesIO(docx))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_an_officer_can_go_on_editing_a_table(tmp_path):
    docx = written(summary_table(dossier(count=40), MARKS), PaperFormat.DOCX, tmp_path)
    (table,) = python_docx.Document(io.BytesIO(docx)).tables
    assert len(table.rows) == 42
    header = table.rows[0]._tr.xml
    assert "<w:tblHeader" in header
    assert "<w:cantSplit" in header
    assert "<w:cantSplit" not in table.rows[1]._tr.xml
    assert not [row for row in table.rows[1:] if "<w:tblHeader" in row._tr.xml]
    assert [len(row._tr.tc_lst) for row in table.rows] == [7] * 41 + [1]
    assert "<w:keepNext/>" in table.rows[-2]._tr.xml
    assert "<w:keepNext/>" not in table.rows[-3]._tr.xml


def test_the_signature_is_a_whole_last_row_without_borders_of_its_own(tmp_path):
    docx = written(summary_table(dossier(), MARKS), PaperFormat.DOCX, tmp_path)
    (table,) = python_docx.Document(io.BytesIO(docx)).tables
    row = table.rows[-1]._tr.xml
    assert '<w:gridSpan w:val="7"/>' in row
    assert "<w:cantSplit" in row
    for side in ("left", "bottom", "right"):
        assert f'<w:{side} w:val="nil"/>' in row
    assert [paragraph.text for paragraph in table.rows[-1].cells[0].paragraphs] == [
        "TM. BAN CHẤP HÀNH",
        "CHỦ TỊCH",
        "(Ký tên, đóng dấu)",
        "Trần Thị Bích Hằng",
    ]


@pytest.mark.parametrize("lines", range(12))
def test_the_paragraph_above_the_signature_is_never_parted(lines, tmp_path):
    text = default_wording(Paper.PROPOSAL, YEN_BAI).replace("[Nội dung]\n", "[Nội dung]\n" + "Một dòng.\n" * lines)
    text = text.replace(" xem xét, xét chọn.", " cùng các công đoàn cơ sở khác" * 6 + " xem xét, xét chọn.")
    document = proposal(dossier(), MARKS, CODE, text)
    last = pdf_pages(written(document, PaperFormat.PDF, tmp_path))[-1]
    assert "kính trình" in last
    assert "TM. BAN CHẤP HÀNH" in last
    body = part(written(document, PaperFormat.DOCX, tmp_path), "word/document.xml")
    assert body.count("<w:keepLines/>") == 1


def test_the_code_on_paper_is_a_row_below_the_signature(tmp_path):
    docx = written(proposal(dossier(), MARKS, CODE), PaperFormat.DOCX, tmp_path)
    rows = python_docx.Document(io.BytesIO(docx)).tables[-1].rows
    assert len(rows) == 2
    assert rows[1].cells[0].text == f"Mã đối chiếu: {CODE.text}"
    assert all("<w:cantSplit" in row._tr.xml for row in rows)


def test_a_pdf_has_title_language_bookmark_and_day(tmp_path):
    pdf = PdfReader(io.BytesIO(written(proposal(dossier(), MARKS, CODE), PaperFormat.PDF, tmp_path)))
    assert pdf.metadata is not None
    assert pdf.metadata.title == (
        "TỜ TRÌNH Về việc đề nghị xét chọn sáng kiến tham gia Chương trình “01 triệu sáng kiến - nỗ lực vượt khó, "
        "sáng tạo, quyết tâm chiến thắng đại dịch Covid-19”"
    )
    assert pdf.metadata.author == "Công đoàn cơ sở Sở Nội vụ"
    assert [str(pdf.metadata[key]) for key in ("/CreationDate", "/ModDate")] == ["D:20220501000000+07'00'"] * 2
    assert str(pdf.root_object["/Lang"]) == "vi-VN"
    assert [getattr(entry, "title", None) for entry in pdf.outline] == [pdf.metadata.title]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_says_so_on_each_page(name, tmp_path):
    document = DOCUMENTS[name](sample=True)
    for page in pdf_pages(written(document, PaperFormat.PDF, tmp_path)):
        assert "DỮ LIỆU MẪU" in page
    docx = written(document, PaperFormat.DOCX, tmp_path)
    headers = [part(docx, f"word/header{number}.xml") for number in (1, 2)]
    assert all("DỮ LIỆU MẪU" in header for header in headers)
    assert "DỮ LIỆU MẪU" not in " ".join(pdf_pages(written(DOCUMENTS[name](), PaperFormat.PDF, tmp_path)))


def test_a_spreadsheet_prints_as_the_form(tmp_path):
    xlsx = written(summary_table(dossier(sample=True), MARKS), PaperFormat.XLSX, tmp_path)
    book = load_workbook(io.BytesIO(xlsx))
    sheet = book.worksheets[0]
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet["B4"].alignment.wrap_text
    assert sheet["A1"].font.name == "Times New Roman"
    header = sheet.HeaderFooter.oddHeader
    assert header is not None
    assert "DỮ LIỆU MẪU" in str(header.right.text)
    assert book.properties.created == datetime(DAY.year, DAY.month, DAY.day)


def test_the_qr_code_holds_the_payload_and_is_the_same_each_time():
    matrix = qr_matrix(CODE.payload)
    assert len(matrix) == len(matrix[0])
    assert matrix[0][:7] == [True] * 7
    assert qr_png(CODE.payload) == qr_png(CODE.payload)
    assert qr_png(CODE.payload) != qr_png(CODE.payload + "X")


def test_the_qr_code_is_in_word_as_a_picture_that_says_what_it_is(tmp_path):
    docx = written(proposal(dossier(), MARKS, CODE), PaperFormat.DOCX, tmp_path)
    assert f'descr="{CODE.payload}"' in part(docx, "word/document.xml")


def test_every_paper_has_formats_and_a_plain_file_name():
    assert set(FORMATS) == set(FILE_STEMS) == set(Paper)
    assert all(stem.isascii() for stem in FILE_STEMS.values())


@pytest.mark.parametrize("file_format", PaperFormat, ids=str)
def test_a_failed_write_leaves_the_old_file(file_format, tmp_path):
    class Bad:
        def __iter__(self):
            yield ("1",) * 7
            raise OSError(28, "No space left on device")

    document = summary_table(dossier(), MARKS)
    title, table = document.blocks[:2]
    assert isinstance(table, Table)
    broken = replace(document, blocks=(title, replace(table, rows=Bad())))
    path = tmp_path / "old"
    path.write_text("old")
    with pytest.raises(SystemFault):
        write_document(broken, file_format, path)
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["old"]
