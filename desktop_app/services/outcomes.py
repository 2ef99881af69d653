"""What the services answer: plain values for both faces."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.finding import CheckResult
from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.domain.plan import Problem, ProblemSeverity


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the records of one kind."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What an import did; `rejected` is the workbook of the rows that came back, None where none did."""

    members: Counts
    initiatives: Counts
    problems: tuple[Problem, ...]
    rejected: Path | None

    @property
    def has_problems(self) -> bool:
        """Whether rows came back or could not be read."""
        return any(problem.severity is ProblemSeverity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeOutcome:
    """What the whole job in one go came to."""

    intake: ImportOutcome
    check: CheckResult
    documents: tuple[Path, ...]
    packages: tuple[Path, ...]

    @property
    def has_problems(self) -> bool:
        """Whether anything imported or checked needs mending."""
        return self.intake.has_problems or not self.packages or needs_mending(self.check)


def needs_mending(check: CheckResult) -> bool:
    """Whether an initiative is neither eligible nor only registered, or the unit has a finding worse than a note."""
    settled = (Verdict.ELIGIBLE, Verdict.REGISTERED)
    return any(item.verdict not in settled for _code, _title, item in check.initiatives) or any(
        finding.severity is not Severity.NOTE for finding in check.unit_findings
    )
