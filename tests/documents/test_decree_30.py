"""Every row of Nghị định 30/2020/NĐ-CP, Phụ lục I, measured in the finished files of every paper that has it."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest

from desktop_app.documents import layout
from desktop_app.documents.content import Addressees, Document, Letterhead, Paragraph, Role, Signature, Title
from desktop_app.documents.heads import motto_rule
from desktop_app.documents.layout import MM
from desktop_app.documents.phrases import recipient_lines
from desktop_app.domain.kinds import PaperFormat
from tests.documents import measure
from tests.documents.measure import Docx, Pdf
from tests.documents.read import W, written
from tests.documents.specimens import SPECIMENS

ROWS = {
    row["component"]: row
    for row in csv.DictReader(
        (Path(__file__).parents[1] / "data" / "nd30-format.csv").read_text(encoding="utf-8").splitlines()
    )
}
Kind = TypeVar("Kind")
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
ANNEX = "Phụ lục"
"""The word over an annex, in small letters (III.1.b); the annex's name is then the subject."""
HAIR = 0.35
"""An eighth of a millimetre, in points."""


@dataclass(frozen=True)
class Paper:
    """A specimen: what it is made of, and its two files measured."""

    document: Document
    pdf: Pdf
    docx: Docx

    def blocks(self, kind: type[Kind]) -> list[Kind]:
        return [block for block in self.document.blocks if isinstance(block, kind)]

    @property
    def right(self) -> float:
        """The right end of lines."""
        return self.pdf.sizes[0][0] - RIGHT

    @property
    def middle(self) -> float:
        """Half way between the margins."""
        return (LEFT + self.right) / 2


@pytest.fixture(scope="module")
def paper_of(tmp_path_factory) -> Callable[[str], Paper]:
    folder = tmp_path_factory.mktemp("papers")

    @cache
    def made(name: str) -> Paper:
        document = SPECIMENS[name]()
        docx, pdf = (written(document, kind, folder) for kind in (PaperFormat.DOCX, PaperFormat.PDF))
        return Paper(document, Pdf(pdf), Docx(docx))

    return made


def same_look(row: str, paper: Paper, text: str) -> list[measure.Line]:
    """Size and style of a text are those of its row, in both files; return its lines in the PDF."""
    sizes = [int(number) for number in re.findall(r"\d+", ROWS[row]["font_size_pt"].split("(")[0])]
    bold, italic = "đậm" in ROWS[row]["style"], "nghiêng" in ROWS[row]["style"]
    lines = paper.pdf.find(text)
    looks: list[measure.Line | measure.Paragraph] = [*lines, paper.docx.find(text)]
    for each in looks:
        assert min(sizes) <= each.size <= max(sizes)
        assert (each.bold, each.italic) == (bold, italic), each.text
    return lines


def is_centred(lines, middle: float) -> bool:
    return all(line.middle == pytest.approx(middle, abs=HAIR) for line in lines)


def has_rule(paper: Paper, text: str, lines, least: float, most: float) -> None:
    """The rule under these lines is centred and between these shares of the longest, in both files."""
    longest = max(line.width for line in lines)
    rule = paper.pdf.rule_under(lines)
    assert least * longest - HAIR <= rule.length <= most * longest + HAIR
    assert rule.middle == pytest.approx(lines[-1].middle, abs=HAIR)
    (drawn,) = paper.docx.find(text).rules
    assert drawn == pytest.approx(rule.length, abs=HAIR)


def page_size(paper: Paper) -> Iterator[str]:
    across = (297, 210) if paper.document.landscape else (210, 297)
    assert {(round(width / MM, 1), round(height / MM, 1)) for width, height in paper.pdf.sizes} == {across}
    size = paper.docx.body.find(f".//{W}pgSz")
    assert [round(int(size.get(f"{W}{side}")) / 20 / MM, 1) for side in "wh"] == list(across)
    yield "page"


def margins(paper: Paper) -> Iterator[str]:
    rule = ROWS["Lề trang"]["rule"]
    found = paper.docx.body.find(f".//{W}pgMar")
    for side, name in (("top", "trên"), ("bottom", "dưới"), ("left", "trái"), ("right", "phải")):
        bounds = re.search(rf"{name} (\d+)-(\d+)", rule)
        assert bounds is not None
        least, most = map(int, bounds.groups())
        assert least - 0.05 <= int(found.get(f"{W}{side}")) / 20 / MM <= most
    body = [line for line in paper.pdf.lines if line.baseline > TOP]
    assert min(line.x0 for line in body) >= LEFT - HAIR
    assert max(line.x1 for line in body) <= paper.right + HAIR
    assert max(line.baseline for line in body) <= paper.pdf.sizes[0][1] - BOTTOM
    assert min(line.top for line in body) >= TOP - HAIR
    yield "margins"


def font(paper: Paper) -> Iterator[str]:
    assert {line.font.split("-")[0] for line in paper.pdf.lines} <= {"LiberationSerif", "TimesNewRomanPS"}
    assert all(line.black for line in paper.pdf.lines)
    assert paper.docx.fonts == {"Times New Roman"}
    assert paper.docx.colours <= {"000000", "auto"}
    yield "font"


def page_number(paper: Paper) -> Iterator[str]:
    above = [line for line in paper.pdf.lines if line.baseline < TOP and line.text != layout.SAMPLE_MARK]
    assert [(line.text, line.page) for line in above] == [
        (str(page), page) for page in range(2, len(paper.pdf.sizes) + 1)
    ]
    for line in above:
        assert 13 <= line.size <= 14
        assert (line.bold, line.italic) == (False, False)
    assert is_centred(above, paper.middle)
    assert paper.docx.body.find(f".//{W}titlePg") is not None
    fields = {
        kind: [field.get(f"{W}instr") for field in paper.docx.header(kind).iter(f"{W}fldSimple")]
        for kind in ("default", "first")
    }
    assert fields == {"default": ["PAGE"], "first": []}
    header = paper.docx.header("default").find(f"{W}p")
    for mark in header.findall(f"{W}r"):
        header.remove(mark)
    shape = paper.docx.paragraph(header)
    assert (shape.size, shape.bold, shape.italic) == (13, False, False)
    yield "number"


def nation(paper: Paper) -> Iterator[str]:
    for _ in paper.blocks(Letterhead):
        (line,) = same_look("Quốc hiệu", paper, layout.NATIONAL_NAME)
        assert line.text.isupper()
        assert line.x0 > paper.middle - 20 * MM
        assert line.top == pytest.approx(TOP, abs=3)
        yield line.text


def motto(paper: Paper) -> Iterator[str]:
    for _ in paper.blocks(Letterhead):
        lines = same_look("Tiêu ngữ", paper, "Độc lập - Tự do - Hạnh phúc")
        has_rule(paper, layout.NATIONAL_MOTTO, lines, 1, 1)
        assert is_centred(lines, paper.pdf.find(layout.NATIONAL_NAME)[0].middle)
        assert motto_rule() == pytest.approx(lines[0].width, abs=HAIR)
        yield lines[0].text


def upper_union(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Letterhead):
        lines = same_look("Tên CQ chủ quản trực tiếp", paper, block.upper)
        assert all(line.text.isupper() for line in lines)
        assert lines[0].top == pytest.approx(paper.pdf.find(layout.NATIONAL_NAME)[0].top, abs=HAIR)
        yield block.upper


def own_union(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Letterhead):
        lines = same_look("Tên CQ ban hành", paper, block.own)
        assert all(line.text.isupper() for line in lines)
        has_rule(paper, block.own, lines, 1 / 3, 1 / 2)
        yield block.own


def number_and_symbol(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Letterhead):
        if block.number:
            (line,) = same_look("Số, ký hiệu", paper, block.number)
            assert re.fullmatch(r"Số: (?:\d{2,}|……)/[^\s/]+", line.text)
            yield line.text


def place_and_date(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Letterhead):
        (line,) = same_look("Địa danh, thời gian", paper, block.place_and_date)
        assert re.fullmatch(r".+, ngày (\d\d|……) tháng (0[12]|[3-9]|1[0-2]|……) năm (\d{4}|……)", line.text)
        if block.number:
            assert line.baseline == pytest.approx(paper.pdf.find(block.number)[0].baseline, abs=HAIR)
        yield line.text


def kind(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Title):
        if block.kind == ANNEX:
            continue
        lines = same_look("Tên loại", paper, block.kind)
        assert block.kind.isupper()
        assert is_centred(lines, paper.middle)
        yield block.kind


def subject(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Title):
        if block.subject:
            lines = same_look("Trích yếu", paper, block.subject)
            above = paper.pdf.find(block.kind)[-1]
            assert lines[0].baseline - above.baseline < 2 * above.size
            assert is_centred(lines, paper.middle)
            has_rule(paper, block.subject, lines, 1 / 3, 1 / 2)
            yield block.subject


def grounds(paper: Paper) -> Iterator[str]:
    found = [block.text for block in paper.blocks(Paragraph) if block.role is Role.GROUND]
    for place, text in enumerate(found, start=1):
        is_body(paper, text, same_look("Căn cứ", paper, text))
        assert text.endswith("." if place == len(found) else ";")
        yield text


def body(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Paragraph):
        if block.role is Role.BODY:
            is_body(paper, block.text, same_look("Nội dung", paper, block.text))
            yield block.text


def is_body(paper: Paper, text: str, lines) -> None:
    """A paragraph is justified, its first line indented, its lines single to one and a half, 6 points below it."""
    style = paper.docx.find(text)
    assert style.justify == "both"
    assert style.first_indent / MM == pytest.approx(12.7, abs=0.05)
    assert style.after >= 6
    assert 1 <= style.line <= 1.5
    assert (lines[0].x0 - LEFT) / MM == pytest.approx(12.7, abs=0.1)
    assert all(line.x0 == pytest.approx(LEFT, abs=HAIR) for line in lines[1:])
    assert all(line.x1 == pytest.approx(paper.right, abs=HAIR) for line in lines[:-1])
    for above, below in pairwise(lines):
        assert above.page != below.page or 1 <= (below.baseline - above.baseline) / (1.149 * above.size) + 0.01 <= 1.5
    following = paper.pdf.lines[paper.pdf.lines.index(lines[-1]) + 1]
    if following.page == lines[-1].page:
        assert following.top - lines[-1].bottom >= 6 - HAIR


def signatures(paper: Paper) -> Iterator[tuple[Signature, float]]:
    """Every block that is signed, with the middle of the half of the page in which it stands."""
    quarter = (paper.right - LEFT) / 4
    for block in paper.blocks(Signature):
        yield block, paper.middle + quarter
        if block.beside is not None:
            yield block.beside, paper.middle - quarter


def authority(paper: Paper) -> Iterator[str]:
    for block, middle in signatures(paper):
        for text in filter(None, (block.authority, block.title)):
            lines = same_look("Quyền hạn + chức vụ ký", paper, text)
            assert text.isupper()
            assert not text.startswith("KT.") or not block.authority.startswith("TM.")
            assert is_centred(lines, middle)
            yield text


def signer(paper: Paper) -> Iterator[str]:
    for block, _middle in signatures(paper):
        (line,) = same_look("Họ tên người ký", paper, block.name)
        assert not line.text.isupper() or "…" in line.text
        assert line.middle == pytest.approx(paper.pdf.find(block.title)[0].middle, abs=HAIR)
        yield line.text


def addressees(paper: Paper) -> Iterator[str]:
    for line in paper.blocks(Paragraph):
        if line.role is Role.ADDRESSEE:
            assert is_centred(same_look("Kính gửi (tờ trình)", paper, line.text), paper.middle)
            yield line.text
    for block in paper.blocks(Addressees):
        if len(block.names) == 1:
            text = f"Kính gửi: {block.names[0]}"
            assert is_centred(same_look("Kính gửi (tờ trình)", paper, text), paper.middle)
            yield text
            continue
        (salutation,) = same_look("Kính gửi (tờ trình)", paper, "Kính gửi:")
        colon = salutation.x1 - layout.ADDRESSEE.size * 0.278
        for place, name in enumerate(block.names, start=1):
            text = f"- {name}{'.' if place == len(block.names) else ';'}"
            lines = same_look("Kính gửi (tờ trình)", paper, text)
            assert lines[0].x0 == pytest.approx(colon, abs=1.5)
            yield text


def recipients_word(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Signature):
        if block.recipients:
            (line,) = same_look("Từ 'Nơi nhận:'", paper, "Nơi nhận:")
            assert line.x0 == pytest.approx(LEFT, abs=HAIR)
            assert line.top == pytest.approx(paper.pdf.find(block.authority or block.title)[0].top, abs=1)
            yield line.text


def recipients(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Signature):
        for text in recipient_lines(block.recipients):
            lines = same_look("Danh sách nơi nhận", paper, text)
            assert re.fullmatch(r"- .+[;.]", text)
            assert lines[0].x0 == pytest.approx(LEFT, abs=HAIR)
            yield text


def drafting_mark(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Signature):
        if block.recipients:
            last = recipient_lines(block.recipients)[-1]
            same_look("Ký hiệu người soạn + số bản", paper, last)
            assert re.fullmatch(r"- Lưu: VT(, [^\s,]+)?\.", last)
            yield last


def annex_word(paper: Paper) -> Iterator[str]:
    """A single annex bears no number; several of one document are numbered in Roman figures."""
    words = [line.text for line in paper.pdf.lines if re.match(r"phụ lục( [IVX]+)?$", line.text, re.IGNORECASE)]
    for text in words:
        assert text.startswith(ANNEX)
        (line,) = same_look("Phụ lục: từ + số thứ tự", paper, text)
        assert is_centred([line], paper.middle)
        yield text
    yield "none" if not words else "all"


def annex_name(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Title):
        if block.reference:
            name = block.subject if block.kind == ANNEX else block.kind
            assert is_centred(same_look("Phụ lục: tên", paper, name), paper.middle)
            assert name.isupper()
            yield name


def annex_reference(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Title):
        if block.reference.startswith("(Kèm theo"):
            lines = same_look("Phụ lục: chỉ dẫn", paper, block.reference)
            assert re.fullmatch(r"\(Kèm theo .+ số .+/.+ ngày .+ tháng .+ năm .+ của .+\)", block.reference)
            assert is_centred(lines, paper.middle)
            yield block.reference


def annex_number(paper: Paper) -> Iterator[str]:
    for block in paper.blocks(Title):
        if block.reference:
            yield from page_number(paper)


def end_of_text(paper: Paper) -> Iterator[str]:
    """A document that bears a number ends in `./.`, and has that mark nowhere else."""
    if any(block.number for block in paper.blocks(Letterhead)):
        texts = [block.text for block in paper.blocks(Paragraph)]
        assert [text.endswith("./.") for text in texts] == [False] * (len(texts) - 1) + [True]
        assert paper.pdf.find(texts[-1])[-1].text.endswith("./.")
        yield texts[-1]


CHECKS: dict[str, Callable[[Paper], Iterator[str]]] = {
    "Khổ giấy": page_size,
    "Lề trang": margins,
    "Phông": font,
    "Số trang": page_number,
    "Quốc hiệu": nation,
    "Tiêu ngữ": motto,
    "Tên CQ chủ quản trực tiếp": upper_union,
    "Tên CQ ban hành": own_union,
    "Số, ký hiệu": number_and_symbol,
    "Địa danh, thời gian": place_and_date,
    "Tên loại": kind,
    "Trích yếu": subject,
    "Căn cứ": grounds,
    "Nội dung": body,
    "Quyền hạn + chức vụ ký": authority,
    "Họ tên người ký": signer,
    "Kính gửi (tờ trình)": addressees,
    "Từ 'Nơi nhận:'": recipients_word,
    "Danh sách nơi nhận": recipients,
    "Phụ lục: từ + số thứ tự": annex_word,
    "Phụ lục: tên": annex_name,
    "Phụ lục: chỉ dẫn": annex_reference,
    "Phụ lục: số trang": annex_number,
    "Ký hiệu người soạn + số bản": drafting_mark,
    "Kết thúc nội dung": end_of_text,
}


@pytest.mark.parametrize("component", ROWS)
def test_a_row_of_the_decree_holds_in_every_paper_that_has_it(component, paper_of):
    measured = [(name, text) for name in SPECIMENS for text in CHECKS[component](paper_of(name))]
    assert measured, "no specimen has it"


def test_word_and_number_of_an_article_are_bold(paper_of):
    """Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.d: small letters, indented, the text's own size, upright, bold."""
    paper = paper_of("quyet-dinh-to-ho-tro")
    articles = [block for block in paper.blocks(Paragraph) if block.role is Role.ARTICLE]
    assert [block.lead for block in articles] == ["Điều 1.", "Điều 2.", "Điều 3."]
    for block in articles:
        word, *lines = paper.pdf.find(block.text)
        assert (word.text.strip(), word.size, word.bold, word.italic) == (block.lead, 14, True, False)
        assert (word.x0 - LEFT) / MM == pytest.approx(12.7, abs=0.1)
        assert {(line.size, line.bold, line.italic) for line in lines} == {(14, False, False)}
        assert lines[0].x0 - word.x1 == pytest.approx(3.5, abs=HAIR)
        assert all(line.x1 == pytest.approx(paper.right, abs=HAIR) for line in lines[:-1])
        runs = [item for item in paper.docx.body.iter(f"{W}p") if paper.docx.paragraph(item).text == block.text]
        bold = ["".join(run.itertext()) for run in runs[0].iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
        assert bold == [block.lead]


@pytest.mark.parametrize("name", SPECIMENS)
def test_rules_are_drawn_and_no_paragraph_is_empty(name, paper_of):
    docx = paper_of(name).docx
    assert not any("__" in paragraph.text for paragraph in docx.paragraphs)
    assert not any("__" in line.text for line in paper_of(name).pdf.lines)
    cells = {paragraph for cell in docx.body.iter(f"{W}tc") for paragraph in cell.iter(f"{W}p")}
    outside = [paragraph for paragraph in docx.body.iter(f"{W}p") if paragraph not in cells]
    shown = [paragraph for paragraph in outside[:-1] if paragraph.find(f".//{W}drawing") is None]
    empty = [paragraph for paragraph in shown if not docx.paragraph(paragraph).text]
    assert empty == []
