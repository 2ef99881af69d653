"""The palette: every text colour is readable on every ground it stands on (4.5 : 1, WCAG 2.1)."""

import pytest

from desktop_app.domain.kinds import Severity, Verdict
from ui.palette import DARK, LIGHT, Palette

_TEXTS = ("text", "secondary", "accent", "eligible", "incomplete", "review", "ineligible", "registered")


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
@pytest.mark.parametrize("text", _TEXTS)
def test_text_is_readable_on_every_ground(palette: Palette, ground: str, text: str) -> None:
    """Officers are over 40 and their screens are cheap."""
    assert _contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["accent", "incomplete"])
def test_text_is_readable_on_colour(palette: Palette, ground: str) -> None:
    """The selection and the sample band."""
    assert _contrast(palette.on_accent, getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_verdict_and_severity_has_its_colour(palette: Palette) -> None:
    """Five verdicts, four severities."""
    assert len({palette.verdict(verdict) for verdict in Verdict}) == 5
    assert len({palette.severity(severity) for severity in Severity}) == 4
