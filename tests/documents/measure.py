"""Measures finished files: where each line of a PDF stands and in which font, and what each paragraph of a DOCX has.

Measures are in points, those of a PDF from the page's upper left corner.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber

from tests.documents.read import W, parsed

TWIPS = 20
EMU = 12_700
_NEAR = 0.05
_GAP = 1.2
"""A wider gap between two characters, as a multiple of their size, begins another line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text in a PDF; `top` and `bottom` are those of its box, its letters stand on `baseline`."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    font: str
    black: bool

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """From end to end."""
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A drawn horizontal line of a PDF."""

    page: int
    x0: float
    x1: float
    top: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2


class Pdf:
    """The lines of text and the rules of a PDF, in the order in which they were written."""

    def __init__(self, pdf: bytes) -> None:
        with pdfplumber.open(io.BytesIO(pdf)) as opened:
            self.sizes = [(page.width, page.height) for page in opened.pages]
            self.lines = [line for number, page in enumerate(opened.pages, 1) for line in _lines(page.chars, number)]
            self.rules = [
                Rule(page=number, x0=line["x0"], x1=line["x1"], top=line["top"])
                for number, page in enumerate(opened.pages, 1)
                for line in page.lines
                if line["x1"] - line["x0"] > 1
            ]

    def find(self, text: str) -> list[Line]:
        """The lines, one after another, that hold this text and nothing else."""
        wanted = " ".join(text.split())
        for start in range(len(self.lines)):
            found = ""
            for end in range(start, len(self.lines)):
                found = f"{found} {' '.join(self.lines[end].text.split())}".strip()
                if found == wanted:
                    return self.lines[start : end + 1]
                if not wanted.startswith(found):
                    break
        raise AssertionError(f"no lines hold “{text}”")

    def rule_under(self, lines: Sequence[Line]) -> Rule:
        """The one rule just under the last of these lines."""
        last = lines[-1]
        near = [
            rule
            for rule in self.rules
            if rule.page == last.page and 0 < rule.top - last.baseline < last.size and rule.x0 < last.middle < rule.x1
        ]
        assert len(near) == 1, f"{len(near)} rules under “{last.text}”"
        return near[0]


def _lines(chars: Sequence[dict[str, Any]], page: int) -> Iterator[Line]:
    run: list[dict[str, Any]] = []
    for char in chars:
        if run and not _goes_on(run[-1], char):
            yield _line(run, page)
            run = []
        run.append(char)
    if run:
        yield _line(run, page)


def _goes_on(before: dict[str, Any], char: dict[str, Any]) -> bool:
    same = before["fontname"] == char["fontname"] and before["size"] == char["size"]
    level = abs(before["matrix"][5] - char["matrix"][5]) < _NEAR
    return bool(same and level and -1 < char["x0"] - before["x1"] < _GAP * char["size"])


def _line(chars: Sequence[dict[str, Any]], page: int) -> Line:
    first = chars[0]
    shown = [char for char in chars if char["text"].strip()] or chars
    return Line(
        text="".join(char["text"] for char in chars),
        page=page,
        x0=shown[0]["x0"],
        x1=shown[-1]["x1"],
        top=first["top"],
        bottom=first["bottom"],
        baseline=first["y0"] and first["top"] + first["y1"] - first["matrix"][5],
        size=round(first["size"], 2),
        bold="Bold" in first["fontname"],
        italic="Italic" in first["fontname"],
        font=first["fontname"].partition("+")[2],
        black=all(char["non_stroking_color"] in ((0,), (0, 0, 0), 0, None) for char in chars),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a DOCX with what its style and itself say of it; measures in points."""

    text: str
    style: str
    size: float
    bold: bool
    italic: bool
    justify: str
    first_indent: float
    left_indent: float
    before: float
    after: float
    line: float
    """Distance of lines as a multiple of a single one."""
    rules: tuple[float, ...]
    """The lengths of the lines drawn in it."""


class Docx:
    """The paragraphs of a DOCX, those of its tables' cells among them, its page and header."""

    def __init__(self, docx: bytes) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in parsed(docx, "word/styles.xml").iter(f"{W}style")}
        self._defaults = parsed(docx, "word/styles.xml").find(f"{W}docDefaults")
        self.body = parsed(docx, "word/document.xml")
        self.docx = docx

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All of them, in order."""
        return [self._paragraph(item) for item in self.body.iter(f"{W}p")]

    def find(self, text: str) -> Paragraph:
        """The paragraph that holds this text and nothing else."""
        wanted = "".join(text.split())
        found = [item for item in self.paragraphs if "".join(item.text.split()) == wanted]
        assert found, f"no paragraph holds “{text}”"
        return found[0]

    @property
    def fonts(self) -> set[str]:
        """Every font that styles and text name."""
        names = set()
        for root in (*self._styles.values(), self._defaults, self.body):
            for fonts in root.iter(f"{W}rFonts"):
                names |= {value for key, value in fonts.attrib.items() if not key.endswith("hint")}
        return names

    @property
    def colours(self) -> set[str]:
        """Every colour of text that styles and text name."""
        roots = (*self._styles.values(), self.body)
        return {colour.get(f"{W}val") for root in roots for colour in root.iter(f"{W}color")}

    def header(self, kind: str) -> Any:
        """The header of the `default` or the `first` page."""
        name = {"default": "word/header1.xml", "first": "word/header2.xml"}[kind]
        return parsed(self.docx, name)

    def paragraph(self, element: Any) -> Paragraph:
        """What a paragraph's element says."""
        return self._paragraph(element)

    def _paragraph(self, element: Any) -> Paragraph:
        named = element.find(f"{W}pPr/{W}pStyle")
        chain = self._chain("Normal" if named is None else named.get(f"{W}val"))
        own = [part for part in (element.find(f"{W}pPr"),) if part is not None]
        shapes = [part for style in chain if (part := style.find(f"{W}pPr")) is not None] + own
        looks = [part for style in chain if (part := style.find(f"{W}rPr")) is not None]
        looks += [part for run in element.iter(f"{W}r") if (part := run.find(f"{W}rPr")) is not None]
        first = _last(shapes, "ind", "firstLine", 0) or -_last(shapes, "ind", "hanging", 0)
        return Paragraph(
            text="".join(_text(item) for item in element.iter()),
            style=chain[-1].find(f"{W}name").get(f"{W}val"),
            size=_last(looks, "sz", "val", 0) / 2,
            bold=_flag(looks, "b"),
            italic=_flag(looks, "i"),
            justify=_word(shapes, "jc", "val", "left"),
            first_indent=first / TWIPS,
            left_indent=(_last(shapes, "ind", "left", 0) or _last(shapes, "ind", "start", 0)) / TWIPS,
            before=_last(shapes, "spacing", "before", 0) / TWIPS,
            after=_last(shapes, "spacing", "after", 0) / TWIPS,
            line=_last(shapes, "spacing", "line", 240) / 240,
            rules=tuple(
                int(item.get("cx")) / EMU
                for item in element.iter()
                if item.tag.endswith("}extent") and item.get("cy") == "0"
            ),
        )

    def _chain(self, style_id: str) -> list[Any]:
        """The style and those that it is based on, the last one first."""
        chain: list[Any] = []
        style = self._styles.get(style_id)
        while style is not None:
            chain.insert(0, style)
            based = style.find(f"{W}basedOn")
            style = None if based is None else self._styles.get(based.get(f"{W}val"))
        return chain


def _text(item: Any) -> str:
    if item.tag == f"{W}t":
        return item.text or ""
    return " " if item.tag in (f"{W}br", f"{W}tab") else ""


def _word(parts: Sequence[Any], tag: str, attribute: str, default: str) -> str:
    """What the last of these properties says that says anything."""
    for part in reversed(parts):
        found = part.find(f"{W}{tag}")
        if found is not None and found.get(f"{W}{attribute}") is not None:
            return str(found.get(f"{W}{attribute}"))
    return default


def _last(parts: Sequence[Any], tag: str, attribute: str, default: int) -> int:
    return int(_word(parts, tag, attribute, str(default)))


def _flag(parts: Sequence[Any], tag: str) -> bool:
    for part in reversed(parts):
        found = part.find(f"{W}{tag}")
        if found is not None:
            return found.get(f"{W}val", "1") not in ("0", "false")
    return False
