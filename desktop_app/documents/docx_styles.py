"""The skeleton of a Word document: its styles, page, header and properties, before anything stands in it."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from desktop_app.documents.content import Document
from desktop_app.documents.docx_xml import set_language, set_no_theme_fonts, simple_field
from desktop_app.documents.fonts import FAMILY
from desktop_app.documents.layout import (
    HEADER_DISTANCE,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_LONG,
    PAGE_NUMBER,
    PAGE_SHORT,
    PROGRAM,
    SAMPLE,
    SAMPLE_MARK,
    STYLES,
    Justify,
    TextStyle,
)
from desktop_app.text.fold import fold_key

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section, _Header
    from docx.styles.style import ParagraphStyle

LANGUAGE: Final = "vi-VN"

_APPLICATION: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{PROGRAM}</Application></Properties>"
)

_KEPT_STYLES: Final = "Normal Header HeaderChar Footer FooterChar DefaultParagraphFont TableNormal NoList".split()


def style_id(style: TextStyle) -> str:
    """Return a style's id inside the file; its name is what a person sees."""
    return fold_key(style.name)


def skeleton(document: Document) -> "WordDocument":
    """Return an empty Word document with our styles, page, page numbers and properties."""
    import docx

    word = docx.Document()
    _remove_unused(word)
    _set_defaults(word)
    for style in STYLES:
        _add_style(word, style)
    _set_page(word.sections[0], document)
    _set_properties(word, document)
    return word


def _remove_unused(word: "WordDocument") -> None:
    """Take away what python-docx's template brings and isn't ours: styles, lists, a preview picture, its program."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    styles = word.styles.element
    for style in styles.style_lst:
        if style.styleId not in _KEPT_STYLES:
            styles.remove(style)
    package = word.part.package
    for part, kind in (
        (word.part, RELATIONSHIP_TYPE.NUMBERING),
        (package, RELATIONSHIP_TYPE.THUMBNAIL),
        (package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
    ):
        for key in [key for key, relation in part.rels.items() if relation.reltype == kind]:
            part.rels.pop(key)


def _set_defaults(word: "WordDocument") -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    normal: ParagraphStyle = word.styles["Normal"]
    normal.font.name = FAMILY
    normal.font.size = Pt(14)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    set_no_theme_fonts(word, FAMILY)
    set_language(word, LANGUAGE)


def _add_style(word: "WordDocument", style: TextStyle) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    alignments = {
        Justify.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Justify.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
        Justify.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        Justify.BOTH: WD_ALIGN_PARAGRAPH.JUSTIFY,
    }
    added: ParagraphStyle = word.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    added.element.styleId = style_id(style)
    added.base_style = word.styles["Normal"]
    added.quick_style = True
    added.font.size, added.font.bold, added.font.italic = Pt(style.size), style.bold, style.italic
    shape = added.paragraph_format
    shape.alignment = alignments[style.justify]
    shape.space_before, shape.space_after = Pt(style.before), Pt(style.after)
    shape.left_indent, shape.first_line_indent = Pt(style.left_indent), Pt(style.first_indent)
    shape.keep_with_next = style.keep_next
    shape.widow_control = not style.name.startswith("Ô bảng")


def _set_page(section: "Section", document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    width, height = (PAGE_LONG, PAGE_SHORT) if document.landscape else (PAGE_SHORT, PAGE_LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.top_margin, section.bottom_margin = Pt(MARGIN_TOP), Pt(MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Pt(MARGIN_LEFT), Pt(MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Pt(HEADER_DISTANCE)
    section.different_first_page_header_footer = True
    room = width - MARGIN_LEFT - MARGIN_RIGHT
    _fill_header(section.header, room, numbered=True, sample=document.sample)
    _fill_header(section.first_page_header, room, numbered=False, sample=document.sample)


def _fill_header(header: "_Header", room: float, *, numbered: bool, sample: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Pt

    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph.style = PAGE_NUMBER.name
    if sample:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(room / 2), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(room), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t")
    if numbered:
        paragraph._p.append(simple_field("PAGE"))
    if sample:
        mark = paragraph.add_run(f"\t{SAMPLE_MARK}")
        mark.font.size, mark.font.bold = Pt(SAMPLE.size), SAMPLE.bold


def _set_properties(word: "WordDocument", document: Document) -> None:
    properties = word.core_properties
    properties.title = properties.subject = document.title[:255]
    properties.author = properties.last_modified_by = document.author[:255]
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.combine(document.stamp, time())
    properties.comments = properties.keywords = ""
    properties.revision = 1
    _set_application(word)


def _set_application(word: "WordDocument") -> None:
    """Say which program made the file."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = word.part.package
    kind = CONTENT_TYPE.OFC_EXTENDED_PROPERTIES
    part = Part(PackURI("/docProps/app.xml"), kind, _APPLICATION.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
