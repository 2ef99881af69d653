"""Small values to fill a workspace with."""

from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from desktop_app.domain.identifiers import decision_id, initiative_id, person_id, submission_id, unit_id
from desktop_app.domain.initiative import Authorship, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import AttachmentKind, Block, SigningAuthority, SolutionType, UnitLevel
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.plan import (
    AttachmentSource,
    Change,
    ChangeKind,
    DecisionRecord,
    ImportPlan,
    InitiativeRecord,
)
from desktop_app.domain.unit import Unit

T = TypeVar("T")

NOW = datetime(2022, 5, 1, 3, 30, tzinfo=UTC)
UNIT_ID = unit_id("CĐCS Sở Nội vụ", "Công đoàn Viên chức tỉnh")
PROGRAMME = "1trieu-yenbai-2022"


def unit(**changes) -> Unit:
    facts = {
        "id": UNIT_ID,
        "name": "CĐCS Sở Nội vụ",
        "upper_name": "Công đoàn Viên chức tỉnh",
        "level": UnitLevel.GRASSROOTS,
        "block": Block.PUBLIC,
        "member_count": 120,
        "authority": SigningAuthority.EXECUTIVE_COMMITTEE,
        "addressees": ("LĐLĐ tỉnh Yên Bái", "Công đoàn Viên chức tỉnh"),
    }
    return Unit(**facts | changes)


def person(number: int, name: str = "Nguyễn Thị Hường", **changes) -> Person:
    code = f"DV{number:03d}"
    facts = {
        "id": person_id(UNIT_ID, code, name, None),
        "unit_id": UNIT_ID,
        "code": code,
        "full_name": name,
        "birth_date": date(1985, 2, 3),
        "group": "Tổ Văn phòng",
        "awards": (Award(2019, "Chiến sĩ thi đua cơ sở"), Award(2018, "Bằng khen UBND tỉnh")),
    }
    return Person(**facts | changes)


def initiative(number: int, **changes) -> Initiative:
    code = f"SK{number}"
    facts = {
        "id": initiative_id(UNIT_ID, code),
        "unit_id": UNIT_ID,
        "code": code,
        "title": "Cải tiến quy trình tiếp nhận hồ sơ đất đai",
        "solution_type": SolutionType.MANAGEMENT,
        "applied_on": date(2022, 1, 5),
        "summary": "Rút ngắn thời gian giải quyết thủ tục hành chính.",
        "benefit_amount": 15_000_000,
    }
    return Initiative(**facts | changes)


def decision(**changes) -> Decision:
    facts = {
        "id": decision_id(UNIT_ID, "12/QĐ-SNV", date(2022, 2, 1)),
        "unit_id": UNIT_ID,
        "number": "12/QĐ-SNV",
        "decided_on": date(2022, 2, 1),
        "authority": "Giám đốc Sở Nội vụ",
        "scan": StoredFile(name="12-QD.pdf"),
    }
    return Decision(**facts | changes)


def record(number: int, authors: tuple[int, ...] = (1,), files: tuple[AttachmentSource, ...] = (), **changes):
    people = tuple(person(author).id for author in authors)
    return InitiativeRecord(
        initiative=initiative(number, **changes),
        participation=Participation(novel=True, complaint=False, put_forward=people[:1]),
        authors=tuple(Authorship(person_id=item, share=10_000 // len(people)) for item in people),
        attachments=files,
    )


def named(name: str = "mo-ta.pdf", path=None) -> AttachmentSource:
    return AttachmentSource(name=name, kind=AttachmentKind.DESCRIPTION, path=path)


def plan(people=(), initiatives=(), decisions=(), kind: ChangeKind = ChangeKind.ADDED, **more) -> ImportPlan:
    return ImportPlan(
        unit=more.get("unit", Change(ChangeKind.ADDED, unit())),
        subordinates=more.get("subordinates", ()),
        people=tuple(Change(kind, item) for item in people),
        initiatives=tuple(Change(kind, item) for item in initiatives),
        decisions=tuple(Change(kind, DecisionRecord(decision=item)) for item in decisions),
    )


def submission() -> UUID:
    return submission_id(UNIT_ID, PROGRAMME, 1)


def there(value: T | None) -> T:
    """The value, which has to be there."""
    assert value is not None
    return value
