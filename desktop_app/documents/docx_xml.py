"""Pieces of WordprocessingML that python-docx has no call for: ISO/IEC 29500-1."""

from typing import TYPE_CHECKING, Final

from desktop_app.documents.layout import (
    BORDER,
    CELL_MARGIN,
    CELL_MARGIN_HIGH,
    RULE_THICKNESS,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row

EMU: Final = 12_700
"""English metric units in a point."""
TWIPS: Final = 20
"""Twentieths of a point, in a point."""

_NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RULE: Final = """<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>
<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="{thickness}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"""


def _parsed(xml: str) -> "BaseOxmlElement":
    from docx.oxml import parse_xml

    element: BaseOxmlElement = parse_xml(xml.replace("\n", ""))
    return element


def drawn_rule(length: float, down: float, number: int) -> "BaseOxmlElement":
    """Return a run with a line `length` points long, centred, `down` points under the top of its paragraph.

    `number` is unique in the document.
    """
    return _parsed(
        _RULE.format(
            namespaces=_NAMESPACES,
            length=round(length * EMU),
            down=round(down * EMU),
            thickness=round(RULE_THICKNESS * EMU),
            number=number,
        )
    )


def simple_field(instruction: str) -> "BaseOxmlElement":
    """Return a field that the word processor works out, such as `PAGE`."""
    return _parsed(f'<w:fldSimple {_NAMESPACES} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def set_no_theme_fonts(word: "WordDocument", family: str) -> None:
    """Name the font for all scripts in place of the theme's, and take the template's paragraph spacing away."""
    from docx.oxml.ns import qn

    styles = word.styles.element
    for fonts in styles.xpath("w:docDefaults//w:rFonts | w:style[@w:styleId='Normal']//w:rFonts"):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), family)
    for spacing in styles.xpath("w:docDefaults/w:pPrDefault//w:spacing"):
        spacing.getparent().remove(spacing)


def set_language(word: "WordDocument", language: str) -> None:
    """Say in which language the text is, and that today's Word lays it out."""
    from docx.oxml.ns import qn

    for element in word.styles.element.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            element.set(qn(f"w:{script}"), language)
    settings = word.settings.element
    for element in settings.iter(qn("w:themeFontLang")):
        element.attrib.clear()
        element.set(qn("w:val"), language)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")
    for name in ("w:useFELayout", "w:savePreviewPicture"):
        for element in list(settings.iter(qn(name))):
            element.getparent().remove(element)


def shape_table(table: "Table", widths: list[float], *, ruled: bool) -> None:
    """Give a table fixed columns (points) and, where it is ruled, borders and cell margins."""
    from docx.oxml.ns import qn

    across, down = (CELL_MARGIN, CELL_MARGIN_HIGH) if ruled else (0.0, 0.0)
    line = f'w:val="single" w:sz="{round(BORDER * 8)}" w:space="0" w:color="000000"' if ruled else 'w:val="nil"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = "".join(
        f'<w:{side} w:w="{round(size * TWIPS)}" w:type="dxa"/>'
        for side, size in (("top", down), ("left", across), ("bottom", down), ("right", across))
    )
    properties = _parsed(
        f'<w:tblPr {_NAMESPACES}><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )
    element = table._tbl
    element.replace(element.tblPr, properties)
    for column, width in zip(element.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(twips(width)))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            set_width(cell, width)


def set_width(cell: "_Cell", width: float) -> None:
    """Give a cell its width in points."""
    from docx.shared import Pt

    cell.width = Pt(width)


def keep_row_whole(row: "_Row", *, header: bool = False) -> None:
    """Never break a row over pages; repeat a header row on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_parsed(f"<w:cantSplit {_NAMESPACES}/>"))
    if header:
        properties.append(_parsed(f"<w:tblHeader {_NAMESPACES}/>"))


def set_only_top_border(cell: "_Cell") -> None:
    """Take away a cell's margins and its borders but the upper one, which is the lower one of the row above."""
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    properties = cell._tc.get_or_add_tcPr()
    properties.append(_parsed(f"<w:tcBorders {_NAMESPACES}>{sides}</w:tcBorders>"))
    properties.append(_parsed(f"<w:tcMar {_NAMESPACES}>{margins}</w:tcMar>"))


def twips(points: float) -> int:
    """Return a measure in twentieths of a point."""
    return round(points * TWIPS)
