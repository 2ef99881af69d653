"""A chapter as the HTML that Qt shows, in the colours of a palette."""

from collections.abc import Iterator
from html import escape
from typing import Final

from desktop_app.services.help import Chapter, Section
from desktop_app.text.markdown import Block, Heading, Item, Paragraph, Picture, Span, Style, Table
from ui.palette import Palette
from ui.theme import CAPTION_PT, SECTION_PT, SPACE_M, SPACE_S, SPACE_XL, STRONG_PT, TITLE_PT

PICTURE_LINK: Final = "anh:"
"""What the target of a picture begins with; it is shown large."""

_TABLE: Final = f'<table width="100%" cellpadding="{SPACE_S}" cellspacing="0"'
_STYLES: Final = {Style.STRONG: ("<b>", "</b>"), Style.EMPHASIS: ("<i>", "</i>"), Style.PLAIN: ("", "")}


def style_of(colours: Palette, scale: float = 1.0) -> str:
    """The style sheet of a chapter; `scale` is how much larger the text is than usual."""
    body, title, section, caption = (
        f"{points * scale:.1f}pt" for points in (STRONG_PT, TITLE_PT, SECTION_PT, CAPTION_PT)
    )
    return f"""
        body, p, li, td {{ font-size: {body}; color: {colours.text}; }}
        p {{ margin-top: {SPACE_S}px; margin-bottom: {SPACE_S}px; }}
        li {{ margin-bottom: {SPACE_S}px; }}
        h1 {{ font-size: {title}; font-weight: 600; margin-top: 0; margin-bottom: {SPACE_M}px; }}
        h2 {{ font-size: {section}; font-weight: 600; margin-top: {SPACE_XL}px; margin-bottom: {SPACE_S}px; }}
        h3 {{ font-size: {body}; font-weight: 600; margin-top: {SPACE_M}px; margin-bottom: {SPACE_S}px; }}
        a {{ color: {colours.accent}; }}
        b {{ font-weight: 600; }}
        .key {{ background-color: {colours.pressed}; }}
        .caption {{ font-size: {caption}; color: {colours.secondary}; margin-top: 0; }}
        .note {{ background-color: {colours.soft(colours.accent)}; border-left: 3px solid {colours.accent}; }}
        .heading {{ color: {colours.secondary}; }}
        .grid td, .grid th {{ border-bottom: 1px solid {colours.hairline}; }}
    """


def html_of(chapter: Chapter) -> str:
    """The whole chapter."""
    sections = (_section(section, first=not place) for place, section in enumerate(chapter.sections))
    return f"<body>{''.join(sections)}</body>"


def _section(section: Section, *, first: bool) -> str:
    level = 1 if first else 2
    anchor = f'<a name="{escape(section.anchor)}"></a>' if section.anchor else ""
    return f"<h{level}>{anchor}{escape(section.title)}</h{level}>{''.join(_blocks(section.blocks))}"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The blocks one after the other; entries that follow one another stand in one list."""
    opened = ""
    for block in blocks:
        wanted = _list(block)
        if opened and wanted != opened:
            yield f"</{opened}>"
        if isinstance(block, Item) and wanted != opened:
            yield f'<ol start="{block.number}">' if block.number else "<ul>"
        opened = wanted
        yield _block(block)
    if opened:
        yield f"</{opened}>"


def _list(block: Block) -> str:
    if not isinstance(block, Item):
        return ""
    return "ol" if block.number else "ul"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h3>{escape(block.text)}</h3>"
        case Item():
            return f"<li>{_text(block.spans)}</li>"
        case Picture():
            return _picture(block)
        case Table():
            return _table(block)
        case Paragraph(note=True):
            return f'{_TABLE}><tr><td class="note">{_text(block.spans)}</td></tr></table>'
        case Paragraph():
            return f"<p>{_text(block.spans)}</p>"


def _text(spans: tuple[Span, ...]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text)
    if span.style is Style.LINK:
        return f'<a href="{escape(span.target)}">{text}</a>'
    if span.style is Style.KEY:
        return f'<span class="key">&nbsp;{text}&nbsp;</span>'
    before, after = _STYLES[span.style]
    return f"{before}{text}{after}"


def _picture(picture: Picture) -> str:
    file, caption = escape(picture.file), escape(picture.caption)
    return (
        f'<p><a href="{PICTURE_LINK}{file}"><img src="{file}" alt="{caption}"></a></p><p class="caption">{caption}</p>'
    )


def _table(table: Table) -> str:
    rows = []
    for place, row in enumerate(table.rows):
        kind = ' class="heading"' if not place else ""
        cells = "".join(f"<td><span{kind}>{_text(cell)}</span></td>" for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    return f'{_TABLE} class="grid">{"".join(rows)}</table>'
