"""The colours of the program, by role, for light and dark; no colour literal stands anywhere else."""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.kinds import Severity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as `#RRGGBB`, each by its role."""

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
