"""Cases to test rules with: a clean, eligible one per programme, changed fact by fact."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Attachment, Author, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorCategory,
    AuthorRole,
    Block,
    FileType,
    Sex,
    SolutionType,
    TopicLevel,
    UnitLevel,
)
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import Marks, SubmissionCase
from desktop_app.domain.unit import Unit
from desktop_app.programmes.library import built_in
from desktop_app.rules.assess import assess
from desktop_app.rules.day import CheckDay

A, B = built_in()


def number(value: int) -> UUID:
    """Return an id that is the same in every run."""
    return UUID(int=value)


def day(text: str) -> date:
    """Return the day written `d/m/yyyy`."""
    days, months, years = map(int, text.split("/"))
    return date(years, months, days)


def check(on: str = "", *, programme: Programme = B, sent: str = "", paper: str = "") -> CheckDay:
    """Return the days of a check; by default one in the middle of the programme."""
    today = day(on) if on else day("15/03/2021" if programme is A else "01/05/2022")
    return CheckDay(on=today, sent=day(sent) if sent else today, paper_date=day(paper) if paper else None)


def person(value: int = 1, **facts: Any) -> Person:
    """Return a person with every detail that a form or portal asks for."""
    whole = Person(
        id=number(1000 + value),
        unit_id=number(1),
        full_name=f"Nguyễn Văn {chr(64 + value)}",
        birth_year=1985,
        sex=Sex.MALE,
        identity_number="015085001234",
        phone="0912345678",
        position="Chuyên viên",
        workplace="Sở Nội vụ",
        category=AuthorCategory.CIVIL_SERVANT,
    )
    return replace(whole, **facts)


def author(value: int = 1, share: int | None = None, *, forward: bool = False, leads: bool = False) -> Author:
    """Return an author with a share in hundredths of a per cent."""
    role = AuthorRole.LEADER if leads else None
    return Author(person=person(value), share=share, role=role, put_forward=forward)


def file(kind: AttachmentKind | None, *, there: bool = True, known: bool = True, size: int = 10) -> Attachment:
    """Return an attachment, its file missing or of an unknown type where asked."""
    stored = StoredFile(
        name="quyet-dinh.pdf",
        sha256="ab" * 32 if there else None,
        size=size,
        file_type=FileType.PDF if known else FileType.UNKNOWN,
    )
    return Attachment(order=1, kind=kind, file=stored)


DECISION = file(AttachmentKind.DECISION)
CERTIFICATE = file(AttachmentKind.CERTIFICATE)


def decision(**facts: Any) -> Decision:
    """Return a shared decision with its scan."""
    whole = Decision(
        id=number(5),
        unit_id=number(1),
        number="88/QĐ-SNV",
        decided_on=date(2021, 12, 1),
        authority="Sở Nội vụ",
        scan=DECISION.file,
    )
    return replace(whole, **facts)


def unit(programme: Programme = B, **facts: Any) -> Unit:
    """Return a union of the programme's province."""
    whole = Unit(
        id=number(1),
        name="Công đoàn cơ sở Sở Nội vụ",
        upper_name="Công đoàn Viên chức tỉnh",
        level=UnitLevel.GRASSROOTS,
        directly_under_province=programme is A,
        province=programme.province,
        block=Block.PUBLIC,
        member_count=100,
    )
    return replace(whole, **facts)


def case(
    programme: Programme = B,
    *,
    authors: Sequence[Author] | None = None,
    attachments: Sequence[Attachment] = (DECISION,),
    shared: Decision | None = None,
    code: int = 1,
    **facts: Any,
) -> Case:
    """Return a clean case of the programme in which `facts` differ, each by the name of its field."""
    used, decided = (day("01/02/2021"), day("20/02/2021")) if programme is A else (day("15/09/2021"), day("10/10/2021"))
    initiative = Initiative(
        id=number(100 + code),
        unit_id=number(1),
        code=f"SK{code:03d}",
        title=f"Tên sáng kiến số {code}",
        solution_type=SolutionType.MANAGEMENT,
        application_state=ApplicationState.APPLIED,
        applied_on=used,
        scope="Toàn cơ quan",
        summary="Rút ngắn thời gian giải quyết hồ sơ.",
        benefit_amount=15_000_000,
        recognised=True,
        recognised_by="Sở Nội vụ",
        decision_number="12/QĐ-SNV",
        decision_date=decided,
        topic_level=TopicLevel.PROVINCE,
        accepted_on=day("01/10/2021"),
        effect_confirmed=True,
    )
    participation = Participation(
        novel=True, contrary_to_order=False, ip_protected=False, complaint=False, dispute=False
    )
    whole = Case(
        initiative=initiative,
        participation=participation,
        unit=unit(programme),
        authors=tuple(authors) if authors is not None else (author(),),
        attachments=tuple(attachments),
        decision=shared,
    )
    return changed(whole, facts)


def changed(whole: Case, facts: dict[str, Any]) -> Case:
    """Return the case with facts changed: `person_…`, `unit_…`, `own_…` (of the participation) or its own."""
    for name, value in facts.items():
        if name.startswith("person_"):
            first = whole.authors[0]
            mended = replace(first.person, **{name.removeprefix("person_"): value})
            whole = replace(whole, authors=(replace(first, person=mended), *whole.authors[1:]))
        elif name.startswith("unit_"):
            whole = replace(whole, unit=replace(whole.unit, **{name.removeprefix("unit_"): value}))
        elif name.startswith("own_"):
            own = replace(whole.participation, **{name.removeprefix("own_"): value})
            whole = replace(whole, participation=own)
        else:
            whole = replace(whole, initiative=replace(whole.initiative, **{name: value}))
    return whole


def found(whole: Case, programme: Programme, rule: str, on: CheckDay | None = None) -> list[str]:
    """Return what one rule finds, as `severity field`, in order of finding."""
    assessment = assess(whole, programme, on or check(programme=programme))
    return brief(finding for finding in assessment.findings if finding.rule == rule)


def brief(findings: Iterable[Finding]) -> list[str]:
    """Return findings as `severity field`."""
    return [f"{finding.severity.value} {finding.field}" for finding in findings]


def assessed(whole: Case, programme: Programme, on: CheckDay | None = None) -> AssessedCase:
    """Return the case with its assessment."""
    return AssessedCase(case=whole, assessment=assess(whole, programme, on or check(programme=programme)))


def submission(cases: Sequence[Case], *, marks: Marks | None = None, **facts: Any) -> SubmissionCase:
    """Return a submission of A's programme by a union directly under the province."""
    whole = SubmissionCase(
        unit=unit(A), cases=tuple(assessed(item, A) for item in cases), marks=marks or Marks(), inside=True
    )
    return replace(whole, **facts)
