"""What the rules find, what an officer waives, and the verdict they come to."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from desktop_app.domain.kinds import Severity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An officer's written reason to set a warning aside; lapses when the finding's fingerprint changes."""

    rule: str
    fingerprint: str
    reason: str
    user: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule found: what is wrong, what to do, the clause a person can look up, the field it concerns.

    `field` is a key of `fields.FIELD_LABELS`; `person_id` says whose, where the field is a person's. `fingerprint`
    changes when the facts behind the finding change.
    """

    rule: str
    severity: Severity
    clause: str
    field: str
    message: str
    person_id: UUID | None = None
    fingerprint: str = ""
    waived: Waiver | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Verdict and findings of one initiative on one day."""

    on: date
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaProgress:
    """Where a unit stands in one phase; `required`, `missing`, `met` are None where the unit has no members.

    `count_target` stands only for the union to which the guideline gives it.
    """

    unit: str
    phase: int
    first: date
    last: date
    members: int
    with_initiative: int
    expected: int
    percent_required: int
    required: int | None
    missing: int | None
    met: bool | None
    count: int
    count_target: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What `check` answers: per initiative in order of code, on the unit, and the quotas."""

    programme_id: str
    on: date
    initiatives: tuple[tuple[str, str, Assessment], ...]
    unit_findings: tuple[Finding, ...]
    quotas: tuple[QuotaProgress, ...]
