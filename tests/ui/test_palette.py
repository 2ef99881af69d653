"""The palette: every text is readable on every ground it stands on (4.5 : 1, WCAG 2.1), and no colour is elsewhere."""

import re
from pathlib import Path

import pytest

from desktop_app.domain.kinds import Severity, Verdict
from ui.palette import DARK, LIGHT, Palette, mix

_ROOT = Path(__file__).resolve().parents[2]
_TEXTS = ("text", "secondary", "accent", "eligible", "incomplete", "review", "ineligible", "registered")
_FILLS = ("accent", "accent_hover", "accent_pressed", "incomplete", "ineligible", "danger_hover")
_BANNERS = ("accent", "eligible", "incomplete", "ineligible")
_LITERAL = re.compile(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsva?\(|\b(?:white|black|red|green|blue|gr[ae]y)\b")
_both = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@_both
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
@pytest.mark.parametrize("text", _TEXTS)
def test_text_is_readable_on_every_ground(palette: Palette, ground: str, text: str) -> None:
    """Officers are over 40 and their screens are cheap; placeholders are `secondary`."""
    assert _contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@_both
@pytest.mark.parametrize("ground", ["hover", "pressed", "selected"])
@pytest.mark.parametrize("text", ["text", "secondary", "accent"])
def test_text_is_readable_on_states(palette: Palette, ground: str, text: str) -> None:
    """What is under the pointer, held down, chosen: rail, rows, menus, segments, flat buttons."""
    assert _contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@_both
@pytest.mark.parametrize("ground", _FILLS)
def test_text_is_readable_on_colour(palette: Palette, ground: str) -> None:
    """Primary and destructive buttons, text chosen in an input, badges, the sample band."""
    assert _contrast(palette.on_accent, getattr(palette, ground)) >= 4.5


@_both
@pytest.mark.parametrize("kind", _BANNERS)
@pytest.mark.parametrize("text", ["text", "accent", "itself"])
def test_text_is_readable_on_banners(palette: Palette, kind: str, text: str) -> None:
    """The sentence, the action, and the icon in the banner's own colour."""
    colour = getattr(palette, kind if text == "itself" else text)
    assert _contrast(colour, palette.soft(getattr(palette, kind))) >= 4.5


@_both
@pytest.mark.parametrize("ground", ["window", "surface"])
@pytest.mark.parametrize("mark", ["accent", "secondary", "ineligible"])
def test_marks_stand_out(palette: Palette, ground: str, mark: str) -> None:
    """Focus ring, check box and red edge: 3 : 1 at least."""
    assert _contrast(getattr(palette, mark), getattr(palette, ground)) >= 3


@_both
def test_every_verdict_and_severity_has_its_colour(palette: Palette) -> None:
    """Five verdicts, four severities."""
    assert len({palette.verdict(verdict) for verdict in Verdict}) == 5
    assert len({palette.severity(severity) for severity in Severity}) == 4


@pytest.mark.parametrize(
    ("share", "mixed"), [(0, "#FFFFFF"), (1, "#000000"), (0.5, "#808080"), (0.2, "#CCCCCC")], ids=str
)
def test_mixing(share: float, mixed: str) -> None:
    """From the ground alone to the colour alone."""
    assert mix("#000000", "#FFFFFF", share) == mixed


def test_no_colour_stands_elsewhere() -> None:
    """Neither in the window's code nor in its icons."""
    sources = [*(_ROOT / "ui").rglob("*.py"), *(_ROOT / "resources" / "icons").glob("*.svg")]
    found = {
        path.name: hits
        for path in sources
        if path.name != "palette.py" and (hits := _LITERAL.findall(path.read_text(encoding="utf-8")))
    }
    assert not found
    assert len(sources) > 50
