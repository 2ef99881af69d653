"""A small dossier with everything in it, and the package it makes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.finding import Assessment, Finding, Waiver
from desktop_app.domain.initiative import Attachment, Author, Decision, Initiative, StoredFile
from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorCategory,
    AuthorRole,
    Block,
    Channel,
    FileType,
    Severity,
    Sex,
    SolutionType,
    UnitLevel,
    Verdict,
)
from desktop_app.domain.package import PackedFile, Written
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.programme import DossierTerms, Phase, Portal, Programme
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.domain.unit import Unit
from desktop_app.packages.facts import freeze
from desktop_app.packages.write import write_package

UNIT = UUID("11111111-1111-4111-8111-111111111111")
PEOPLE = tuple(UUID(f"22222222-2222-4222-8222-22222222222{n}") for n in range(3))
INITIATIVES = tuple(UUID(f"33333333-3333-4333-8333-33333333333{n}") for n in range(2))
DECISION = UUID("44444444-4444-4444-8444-444444444444")
SUBMISSION = UUID("55555555-5555-4555-8555-555555555555")
BAGGED_ON = date(2022, 5, 2)

SOURCE = """\
id = "thu-2022"
version = 1
person_fields = ["full_name", "birth_date", "phone", "identity_number"]

[portal]
fields = ["full_name", "phone", "identity_number", "upper_name", "block", "portal_text", "link"]

[[phases]]
number = 1
"""

FILES: Mapping[str, bytes] = {
    "decision": b"%PDF-1.4 decision" * 40,
    "description": b"%PDF-1.4 description" * 60,
    "picture": b"\xff\xd8\xff picture" * 50,
    "scan": b"%PDF-1.4 signed and sealed",
}


def stored(key: str, name: str, file_type: FileType) -> StoredFile:
    """A stored file by its key in `FILES`."""
    content = FILES[key]
    return StoredFile(name=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content), file_type=file_type)


def programme(source: str = SOURCE, person_fields: Sequence[str] = ("full_name", "identity_number")) -> Programme:
    """A programme that counts members and whose portal asks for an identity number."""
    return Programme(
        id="thu-2022",
        version=1,
        title="Chương trình thử",
        short_title="Thử",
        issuer="LĐLĐ tỉnh",
        citation="Hướng dẫn thử",
        province="Yên Bái",
        grounds=(),
        solution_types=(SolutionType.TECHNICAL,),
        block_labels={Block.ENTERPRISE: "Doanh nghiệp", Block.PUBLIC: "Khối cơ quan"},
        portal=Portal(
            address="https://example.invalid/cong",
            text_limit=50,
            fields=("full_name", "phone", "identity_number", "upper_name", "block", "portal_text", "link"),
        ),
        dossier=DossierTerms(addressee="LĐLĐ tỉnh", award_years=(2019, 2020, 2021)),
        rules={},
        submission_rules={},
        phases=(Phase(number=1, first=date(2021, 9, 1), last=date(2022, 5, 31), percent_required=4),),
        person_fields=tuple(person_fields),
        source=source,
        digest=hashlib.sha256(source.encode()).hexdigest(),
    )


def person(number: int, **facts: object) -> Person:
    """An author with far more known about them than may leave."""
    base = Person(
        id=PEOPLE[number],
        unit_id=UNIT,
        full_name=("Nguyễn Thị Hồng", "Trần Văn Đức", "Lò Thị Ánh")[number],
        code=f"DV00{number}",
        is_member=number != 1,
        birth_date=date(1985, 3, number + 1),
        birth_year=1985,
        sex=Sex.FEMALE,
        identity_number=f"01518500012{number}",
        phone="0912345678",
        position="Chuyên viên",
        workplace="Phòng Tổ chức",
        group="Tổ 1",
        province="Yên Bái",
        block=Block.PUBLIC,
        category=AuthorCategory.OFFICER,
        awards=(Award(2017, "Lao động tiên tiến"), Award(2020, "Chiến sĩ thi đua cơ sở")),
    )
    return replace(base, **facts)


def unit() -> Unit:
    """The submitting union."""
    return Unit(
        id=UNIT,
        name="CĐCS Sở Nội vụ",
        upper_name="Công đoàn Viên chức tỉnh Yên Bái",
        level=UnitLevel.GRASSROOTS,
        province="Yên Bái",
        member_count=42,
        place="Yên Bái",
        symbol="CĐCS",
        signer_name="Phạm Văn Bình",
        addressees=("Công đoàn Viên chức tỉnh",),
        support_team=("Hoàng Thị Tổ",),
        valid_from=date(2020, 1, 1),
    )


def decision() -> Decision:
    """A decision with its scan."""
    return Decision(
        id=DECISION,
        unit_id=UNIT,
        number="12/QĐ-SNV",
        decided_on=date(2022, 3, 1),
        authority="Giám đốc Sở Nội vụ",
        scan=stored("decision", "Quyết định 12.pdf", FileType.PDF),
    )


def first_case() -> AssessedCase:
    """An eligible initiative of two authors, with a waived warning and two attachments."""
    waiver = Waiver(
        rule="recognised-since",
        fingerprint="abc",
        reason="Đã hỏi công đoàn cấp trên",
        user="Cán bộ",
        at=datetime(2022, 4, 30, 1, 2, 3, 4, tzinfo=UTC),
    )
    finding = Finding(
        rule="recognised-since",
        severity=Severity.WARNING,
        clause="Hướng dẫn thử, mục III",
        field="decision_date",
        message="Quyết định ký trước ngày 01/9/2021. Hãy hỏi công đoàn cấp trên.",
        person_id=PEOPLE[0],
        fingerprint="abc",
        waived=waiver,
    )
    case = Case(
        initiative=Initiative(
            id=INITIATIVES[0],
            unit_id=UNIT,
            code="SK001",
            title="Cải tiến quy trình tiếp nhận hồ sơ",
            solution_type=SolutionType.TECHNICAL,
            application_state=ApplicationState.APPLIED,
            applied_on=date(2022, 1, 10),
            scope="Toàn cơ quan",
            summary="Tóm tắt dòng một\nTóm tắt dòng hai" * 4,
            benefit_amount=15_000_000,
            recognised=True,
            decision_id=DECISION,
        ),
        participation=Participation(novel=True, complaint=False, put_forward=(PEOPLE[0],)),
        unit=unit(),
        authors=(
            Author(person=person(0), share=6000, role=AuthorRole.AUTHOR, put_forward=True),
            Author(person=person(1), share=4000, role=AuthorRole.CO_AUTHOR),
        ),
        attachments=(
            Attachment(
                order=1,
                kind=AttachmentKind.DESCRIPTION,
                file=stored("description", "Mô tả sáng kiến.pdf", FileType.PDF),
            ),
            Attachment(order=2, kind=None, file=stored("picture", "ảnh.jpg", FileType.JPEG)),
        ),
        decision=decision(),
    )
    return AssessedCase(
        case=case, assessment=Assessment(on=date(2022, 5, 1), verdict=Verdict.ELIGIBLE, findings=(finding,))
    )


def second_case() -> AssessedCase:
    """An initiative of one author under the same decision, with a file that isn't there."""
    case = Case(
        initiative=Initiative(
            id=INITIATIVES[1],
            unit_id=UNIT,
            code="Sáng kiến số 2/2022",
            title="Tài liệu tập huấn",
            summary="Ngắn",
            decision_id=DECISION,
        ),
        participation=Participation(),
        unit=unit(),
        authors=(Author(person=person(2)),),
        attachments=(
            Attachment(order=1, kind=AttachmentKind.OTHER, file=StoredFile(name="thất lạc.docx")),
            Attachment(
                order=2,
                kind=AttachmentKind.CERTIFICATE,
                file=stored("decision", "bản sao quyết định.pdf", FileType.PDF),
            ),
        ),
        decision=decision(),
    )
    return AssessedCase(case=case, assessment=Assessment(on=date(2022, 5, 1), verdict=Verdict.REVIEW))


def dossier() -> Dossier:
    """Two initiatives of one union."""
    return Dossier(
        submission_id=SUBMISSION,
        serial=1,
        revision=1,
        unit=unit(),
        programme=programme(),
        checked_on=date(2022, 5, 1),
        cases=(first_case(), second_case()),
    )


MARKS = Marks(
    number="05",
    dated_on=date(2022, 5, 2),
    signer_name="Phạm Văn Bình",
    sent_on=date(2022, 5, 3),
    channels=(Channel.POST, Channel.EMAIL),
    signed_scan=stored("scan", "Tờ trình đã ký.pdf", FileType.PDF),
    selection_declared_on=date(2022, 5, 1),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with papers and stored files to make packages from."""

    folder: Path

    def prepare(self) -> "Desk":
        """Put papers and stored files there."""
        for path in ("To-trinh.docx", "To-trinh.pdf", "Bang-tong-hop.xlsx", "Muc-luc-tai-lieu.pdf"):
            (self.folder / path).write_bytes(f"văn bản {path} ".encode() * 30)
        for content in FILES.values():
            self.attachment(hashlib.sha256(content).hexdigest()).write_bytes(content)
        return self

    def attachment(self, sha256: str) -> Path:
        """Where a stored file lies."""
        return self.folder / f"kho-{sha256}"

    def papers(self) -> tuple[PackedFile, ...]:
        """The papers there are."""
        names = ("To-trinh.docx", "To-trinh.pdf", "Bang-tong-hop.xlsx", "Muc-luc-tai-lieu.pdf")
        return tuple(PackedFile(path=f"van-ban/{name}", source=self.folder / name, title=name) for name in names)

    def write(self, name: str = "goi.zip", marks: Marks = MARKS, of: Dossier | None = None) -> Written:
        """Write a package of the dossier."""
        whose = of or dossier()
        return write_package(
            self.folder / name,
            dossier=whose,
            facts=freeze(whose),
            marks=marks,
            papers=self.papers(),
            attachment_path=self.attachment,
            bagged_on=BAGGED_ON,
            software="Hồ Sơ Sáng Kiến 0.1",
        )
