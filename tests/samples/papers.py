"""Sets the papers of the made-up offices as PDF, each marked as sample data, and makes some look scanned."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop_app.text.dates import long_date
from tests.samples.tables import Cell, Paper, Sample

if TYPE_CHECKING:
    from PIL import Image
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

FONTS: Final = Path(__file__).parents[2] / "resources" / "fonts"
MARK: Final = "DỮ LIỆU MẪU"
_FOOTER: Final = "Văn bản minh họa của bộ dữ liệu mẫu, không có giá trị pháp lý."
_MOTTO: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_FAMILY: Final = "SampleSerif"
_FACES: Final = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic"}
_SCAN_DPI: Final = 84
_PAPER_WHITE: Final = 244


def paper_bytes(paper: Paper, sample: Sample) -> bytes:
    """Return the file of a paper: a PDF with text, or a scan as PDF or JPEG as its name says."""
    printed = _printed(paper, sample)
    if not paper.scanned:
        return printed
    picture = jpeg_bytes(_scan(printed), quality=35)
    return picture if paper.file.endswith(".jpg") else _picture_as_pdf(picture, paper)


def jpeg_bytes(picture: "Image.Image", *, quality: int) -> bytes:
    """Return a picture as JPEG."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True, dpi=(_SCAN_DPI, _SCAN_DPI))
    return buffer.getvalue()


def _printed(paper: Paper, sample: Sample) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    _set_up()
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=15 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=f"{paper.heading} {paper.number}",
        author="Dữ liệu mẫu",
        subject=_FOOTER,
        lang="vi-VN",
        invariant=1,
    )
    document.build(list(_story(paper, sample)), onFirstPage=_mark_page, onLaterPages=_mark_page)
    return buffer.getvalue()


def _set_up() -> None:
    """Register the faces, and write streams as they are instead of as letters."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0
    for suffix, face in _FACES.items():
        registerFont(TTFont(_FAMILY + suffix, str(FONTS / f"LiberationSerif-{face}.ttf")))


def _mark_page(canvas: "Canvas", _document: object) -> None:
    """Mark the page across and at its foot."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm

    width, height = A4
    canvas.saveState()
    canvas.setFillGray(0.86)
    canvas.setFont(f"{_FAMILY}-Bold", 64)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(50)
    canvas.drawCentredString(0, -20, MARK)
    canvas.restoreState()
    canvas.setFont(_FAMILY, 9)
    canvas.drawCentredString(width / 2, 10 * mm, f"{MARK} – {_FOOTER}")


def _style(suffix: str = "", size: int = 12, align: int = 0, **more: Any) -> "ParagraphStyle":
    """Return a style; `align`: 0 left, 1 centred, 4 justified."""
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "sample", fontName=_FAMILY + suffix, fontSize=size, leading=size * 1.2, alignment=align, **more
    )


def _paragraph(text: str, style: "ParagraphStyle") -> "Flowable":
    from xml.sax.saxutils import escape

    from reportlab.platypus import Paragraph

    return Paragraph(escape(text), style)


def _story(paper: Paper, sample: Sample) -> Iterator["Flowable"]:
    """Yield a paper from letterhead to signature."""
    from reportlab.platypus import KeepTogether, Spacer

    body = _style(align=4, firstLineIndent=28, spaceAfter=5)
    yield _letterhead(paper)
    yield Spacer(1, 14)
    yield _paragraph(paper.heading, _style("-Bold", 14, 1, spaceAfter=2))
    if paper.subject:
        yield _paragraph(paper.subject, _style("-Bold", 13, 1, spaceAfter=10))
    if paper.office:
        yield _paragraph(paper.office, _style("-Bold", 13, 1, spaceBefore=4, spaceAfter=8))
    for ground in paper.grounds:
        yield _paragraph(ground, _style("-Italic", align=4, firstLineIndent=28, spaceAfter=4))
    if paper.articles:
        yield _paragraph("QUYẾT ĐỊNH:", _style("-Bold", 13, 1, spaceBefore=6, spaceAfter=6))
    for number, article in enumerate(paper.articles, start=1):
        yield _paragraph(f"Điều {number}. {article}", body)
        if number == 1 and paper.lists_decision:
            yield _initiative_table(paper.lists_decision, sample)
            yield Spacer(1, 6)
    for text in (*paper.paragraphs, *_description(paper.describes, sample)):
        yield _paragraph(text, body)
    yield Spacer(1, 4)
    yield KeepTogether([_signature(paper)])


def _letterhead(paper: Paper) -> "Flowable":
    """Return issuer and motto, number and date, in two columns with their rules."""
    from reportlab.platypus import HRFlowable, Table

    upper, own = paper.issuer
    left = [_paragraph(upper, _style(size=12, align=1)), _paragraph(own, _style("-Bold", 12, 1))]
    right = [_paragraph(_MOTTO[0], _style("-Bold", 12, 1)), _paragraph(_MOTTO[1], _style("-Bold", 13, 1))]
    left.append(HRFlowable(width="35%", color="black", spaceBefore=2, spaceAfter=4))
    right.append(HRFlowable(width="58%", color="black", spaceBefore=2, spaceAfter=4))
    left.append(_paragraph(f"Số: {paper.number}", _style(align=1)))
    right.append(_paragraph(f"{paper.place}, {long_date(paper.day)}", _style("-Italic", align=1)))
    return Table([[left, right]], colWidths=[205, 271], style=_TIGHT)


def _initiative_table(decision: str, sample: Sample) -> "Flowable":
    """Return the table of the initiatives that name the decision, with their authors."""
    from reportlab.platypus import Table

    plain, bold = _style(size=10), _style("-Bold", 10, 1)
    rows = [[_paragraph(text, bold) for text in ("TT", "Tên sáng kiến", "Tác giả, nhóm tác giả")]]
    named = [row for row in sample.initiatives.records() if row["decision_number"] == decision]
    for number, row in enumerate(named, start=1):
        names = "; ".join(str(person["full_name"]).title() for person in _authors(row["code"], sample))
        texts = (str(number), str(row["title"]), names)
        rows.append([_paragraph(text, plain) for text in texts])
    whole = ((0, 0), (-1, -1))
    style = [("GRID", *whole, 0.5, "black"), ("VALIGN", *whole, "TOP")]
    style += [(f"{side}PADDING", *whole, 2) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Table(rows, colWidths=[24, 291, 140], repeatRows=1, style=style)


def _authors(code: Cell, sample: Sample) -> list[dict[str, Cell]]:
    """Return the members who wrote an initiative, named in the sheet by code or by name."""
    known = {person[key]: person for person in sample.members.records() for key in ("member_code", "full_name")}
    return [known[row["author"]] for row in sample.authors.records() if row["code"] == code]


def _description(code: str, sample: Sample) -> Iterator[str]:
    """Yield the text of a description: what the workbook says of the initiative."""
    for row in sample.initiatives.records():
        if row["code"] != code:
            continue
        yield f"1. Tên sáng kiến: {row['title']}."
        people = _authors(code, sample)
        yield f"2. Nhóm tác giả: {'; '.join(str(person['full_name']) for person in people)} – {people[0]['workplace']}."
        yield "3. Nội dung sáng kiến:"
        yield from str(row["summary"]).split("\n")
        yield f"4. Phạm vi áp dụng: {row['scope']}."
        yield f"5. Hiệu quả: {row['benefit_text']}"


def _signature(paper: Paper) -> "Flowable":
    """Return the recipients' list and the signature block, without a seal."""
    from reportlab.platypus import Spacer, Table

    title, name = paper.signer
    left = [_paragraph("Nơi nhận:", _style("-Italic", 12))] if paper.copies else []
    left += [_paragraph(f"- {copy}", _style(size=11)) for copy in paper.copies]
    centred = _style("-Bold", 13, 1)
    right = [_paragraph(title, centred), Spacer(1, 9), _paragraph("(đã ký)", _style("-Italic", 13, 1)), Spacer(1, 9)]
    right.append(_paragraph(name, centred))
    return Table([[left, right]], colWidths=[230, 246], style=_TIGHT)


_TIGHT: Final = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]


def _scan(printed: bytes) -> "Image.Image":
    """Return the one page of a PDF as a scanner would: grey, a little soft, a little askew."""
    import pypdfium2
    from PIL import Image, ImageFilter

    document = pypdfium2.PdfDocument(printed)
    if len(document) != 1:
        raise ValueError("a paper that is to look scanned has to fit on one page")
    page: Image.Image = document[0].render(scale=_SCAN_DPI / 72, grayscale=True).to_pil()
    document.close()
    askew = page.point([_tone(grey) for grey in range(256)]).rotate(
        -0.5, Image.Resampling.BICUBIC, fillcolor=_PAPER_WHITE
    )
    return askew.filter(ImageFilter.GaussianBlur(0.4))


def _tone(grey: int) -> int:
    """Return a grey on scanned paper: ink not quite black, paper not quite white."""
    return 38 + grey * (_PAPER_WHITE - 38) // 255


def _picture_as_pdf(picture: bytes, paper: Paper) -> bytes:
    """Return a scan as a PDF whose one page is a picture alone."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, lang="vi-VN")
    canvas.setTitle(f"{paper.heading} {paper.number} (bản quét)")
    canvas.setAuthor("Dữ liệu mẫu")
    canvas.drawImage(ImageReader(BytesIO(picture)), 0, 0, *A4)
    canvas.save()
    return buffer.getvalue()
