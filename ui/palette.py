"""The colours of the program, by role, for light and dark; no colour literal stands anywhere else."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from desktop_app.domain.kinds import Severity, Verdict


@lru_cache(maxsize=128)
def mix(colour: str, ground: str, share: float) -> str:
    """The colour laid over the ground with this share, both `#RRGGBB`."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as `#RRGGBB`, each by its role; grounds for states are mixed from them."""

    window: str
    surface: str
    raised: str
    text: str
    secondary: str
    hairline: str
    accent: str
    on_accent: str
    eligible: str
    incomplete: str
    review: str
    ineligible: str
    registered: str

    @property
    def hover(self) -> str:
        """The ground of a control under the pointer."""
        return mix(self.text, self.surface, 0.06)

    @property
    def pressed(self) -> str:
        """The ground of a control that is held down, and of the groove of a bar."""
        return mix(self.text, self.surface, 0.12)

    @property
    def selected(self) -> str:
        """The ground of the chosen row, item or segment."""
        return mix(self.accent, self.surface, 0.16)

    @property
    def disabled(self) -> str:
        """The text of what can't be used now."""
        return mix(self.secondary, self.window, 0.65)

    @property
    def accent_hover(self) -> str:
        """The primary button under the pointer."""
        return mix(self.text, self.accent, 0.12)

    @property
    def accent_pressed(self) -> str:
        """The primary button held down."""
        return mix(self.text, self.accent, 0.25)

    @property
    def danger_hover(self) -> str:
        """The destructive button under the pointer."""
        return mix(self.text, self.ineligible, 0.12)

    @property
    def scroll(self) -> str:
        """The handle of a scroll bar."""
        return mix(self.secondary, self.surface, 0.45)

    def soft(self, colour: str) -> str:
        """A quiet ground in this colour, for a banner or a badge."""
        return mix(colour, self.surface, 0.08)

    def edge(self, colour: str) -> str:
        """The edge of a quiet ground in this colour."""
        return mix(colour, self.surface, 0.4)

    def verdict(self, verdict: Verdict) -> str:
        """The colour of a verdict, which always comes with its shape and its word."""
        return {
            Verdict.ELIGIBLE: self.eligible,
            Verdict.INCOMPLETE: self.incomplete,
            Verdict.REVIEW: self.review,
            Verdict.INELIGIBLE: self.ineligible,
            Verdict.REGISTERED: self.registered,
        }[verdict]

    def severity(self, severity: Severity) -> str:
        """The colour of a finding: that of the verdict it forces."""
        return {
            Severity.VIOLATION: self.ineligible,
            Severity.FIX: self.incomplete,
            Severity.WARNING: self.review,
            Severity.NOTE: self.secondary,
        }[severity]


PAPER: Final = "#FFFFFF"
INK: Final = "#000000"
"""A printed page is white and black whatever the look is."""

LIGHT: Final = Palette(
    window="#F5F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#1C2127",
    secondary="#57606A",
    hairline="#D5DAE1",
    accent="#1B5FA7",
    on_accent="#FFFFFF",
    eligible="#1A7F4B",
    incomplete="#9A5B00",
    review="#2C5FB3",
    ineligible="#B3261E",
    registered="#57606A",
)

DARK: Final = Palette(
    window="#1B1E23",
    surface="#22262C",
    raised="#2A2F36",
    text="#E8EBEF",
    secondary="#A3ACB8",
    hairline="#3A414A",
    accent="#6FB1F5",
    on_accent="#1B1E23",
    eligible="#4CC38A",
    incomplete="#F0B041",
    review="#82AEF7",
    ineligible="#F2807A",
    registered="#A3ACB8",
)
