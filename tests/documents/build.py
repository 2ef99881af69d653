"""Facts to print: a made-up union of each programme, changed fact by fact."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.finding import Assessment, Finding, Waiver
from desktop_app.domain.identifiers import initiative_id, person_id, unit_id
from desktop_app.domain.initiative import Attachment, Author, Initiative, StoredFile
from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    FileType,
    Severity,
    SigningAuthority,
    SolutionType,
    UnitLevel,
    Verdict,
)
from desktop_app.domain.papers import ContentsEntry, PaperCode
from desktop_app.domain.participation import Participation
from desktop_app.domain.person import Award, Person
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import CheckReport, Dossier, Marks
from desktop_app.domain.unit import Unit
from desktop_app.programmes.load import load
from desktop_app.system.resources import read_text_resource

YEN_BAI = "1trieu-yenbai-2022"
BINH_DINH = "75k-binhdinh-2021"
DAY = date(2022, 5, 1)
MARKS = Marks(number="5", dated_on=date(2022, 2, 5), signer_name="Trần Thị Bích Hằng")
CODE = PaperCode(
    text="7K3M-9QXA-02BD-ZT5W",
    payload="HSSK1:3c9d1d3e-0d5c-5b0e-8a53-6f1c2b7e9a10:1:7K3M-9QXA-02BD-ZT5W",
)
SUMMARY = (
    "Trước đây hồ sơ một cửa được nhập tay vào ba sổ khác nhau, mỗi hồ sơ mất 15 phút. Giải pháp gộp ba sổ thành một "
    "bảng tính dùng chung có kiểm tra lỗi ngay khi nhập, tự nhắc hồ sơ sắp quá hạn."
)
UNIT = Unit(
    id=unit_id("Công đoàn cơ sở Sở Nội vụ", "Công đoàn Viên chức tỉnh Yên Bái"),
    name="Công đoàn cơ sở Sở Nội vụ",
    upper_name="Công đoàn Viên chức tỉnh Yên Bái",
    level=UnitLevel.GRASSROOTS,
    province="Yên Bái",
    place="Yên Bái",
    symbol="CĐCS",
    authority=SigningAuthority.EXECUTIVE_COMMITTEE,
    signer_title="Chủ tịch",
    signer_name="Trần Thị Bích Hằng",
    officer_in_charge="Lê Minh Châu",
)


@cache
def programme(programme_id: str) -> Programme:
    """One of the two programmes that ship."""
    return load(read_text_resource("programmes", f"{programme_id}.toml"))


def person(name: str, **changes: Any) -> Person:
    """A person of the unit."""
    values: dict[str, Any] = {
        "birth_year": 1985,
        "phone": "0912345678",
        "identity_number": "015185000123",
        "position": "Chuyên viên",
        "workplace": "Văn phòng Sở Nội vụ",
        "awards": (Award(2019, "Lao động tiên tiến"), Award(2021, "Chiến sĩ thi đua cơ sở")),
    }
    return Person(id=person_id(UNIT.id, "", name, None), unit_id=UNIT.id, full_name=name, **{**values, **changes})


def case(number: int, **changes: Any) -> AssessedCase:
    """An eligible initiative; `changes` are facts of the initiative, or `authors`, `findings`, `verdict`."""
    author = Author(person=person(f"Nguyễn Văn {chr(65 + number % 26)}"), share=10000)
    authors: tuple[Author, ...] = changes.pop("authors", (author,))
    findings: tuple[Finding, ...] = changes.pop("findings", ())
    verdict: Verdict = changes.pop("verdict", Verdict.ELIGIBLE)
    values: dict[str, Any] = {
        "title": f"Sổ theo dõi hồ sơ một cửa dùng chung, bản {number}",
        "solution_type": SolutionType.MANAGEMENT,
        "application_state": ApplicationState.APPLIED,
        "applied_on": date(2021, 10, 1),
        "scope": "Toàn Sở Nội vụ",
        "summary": SUMMARY,
        "benefit_amount": 15_000_000,
        "benefit_text": "Giảm thời gian xử lý mỗi hồ sơ từ 15 phút xuống 4 phút",
        "recognised": True,
        **changes,
    }
    code = f"SK{number:03d}"
    initiative = Initiative(id=initiative_id(UNIT.id, code), unit_id=UNIT.id, code=code, **values)
    proof = StoredFile(name="quyet-dinh.pdf", sha256="ab" * 32, size=48_213, file_type=FileType.PDF)
    return AssessedCase(
        case=Case(
            initiative=initiative,
            participation=Participation(complaint=False, dispute=False),
            unit=UNIT,
            authors=authors,
            attachments=(Attachment(order=1, kind=AttachmentKind.DECISION, file=proof),),
        ),
        assessment=Assessment(on=DAY, verdict=verdict, findings=findings),
    )


def dossier(*cases: AssessedCase, count: int = 3, programme_id: str = YEN_BAI, **unit_changes: Any) -> Dossier:
    """A submission of these cases, or of `count` ordinary ones."""
    return Dossier(
        submission_id=UUID(int=1),
        serial=1,
        revision=1,
        unit=replace(UNIT, **unit_changes),
        programme=programme(programme_id),
        checked_on=DAY,
        cases=cases or tuple(case(number) for number in range(1, count + 1)),
    )


def entries(count: int = 4) -> tuple[ContentsEntry, ...]:
    """Lines of a contents list."""
    return tuple(
        ContentsEntry(
            title=f"Quyết định công nhận sáng kiến số {number}",
            path=f"quyet-dinh/{number:02d}.pdf",
            reference=f"{number}/QĐ-SNV ngày 15/12/2021",
            pages=None if number == 2 else number,
            size=480_213 * number,
            sha256=f"{number:064x}"[::-1],
        )
        for number in range(1, count + 1)
    )


def finding(severity: Severity = Severity.WARNING, **changes: Any) -> Finding:
    """A finding with its clause."""
    values: dict[str, Any] = {
        "rule": "recognised-since",
        "clause": "Quy trình kèm Hướng dẫn 02/HD-CĐVC, Lưu ý",
        "field": "decision_date",
        "message": "Quyết định công nhận ký ngày 15/08/2021, trước ngày 01/9/2021: hãy hỏi công đoàn cấp trên.",
        **changes,
    }
    return Finding(severity=severity, **values)


WAIVER = Waiver(
    rule="recognised-since",
    fingerprint="1",
    reason="Công đoàn Viên chức tỉnh đã đồng ý qua điện thoại",
    user="Lê Minh Châu",
    at=datetime(2022, 4, 30, 18, 30, tzinfo=UTC),
)


def report(**unit_changes: Any) -> CheckReport:
    """A check of four initiatives with findings of every kind, and one on the unit."""
    return CheckReport(
        unit=replace(UNIT, **unit_changes),
        programme=programme(YEN_BAI),
        on=DAY,
        cases=(
            case(1),
            case(2, verdict=Verdict.REVIEW, findings=(finding(), finding(Severity.NOTE, clause=""))),
            case(3, findings=(finding(waived=WAIVER),)),
            case(4, verdict=Verdict.INELIGIBLE, findings=(finding(Severity.VIOLATION), finding(Severity.FIX))),
        ),
        unit_findings=(finding(Severity.NOTE, message="Đơn vị chưa có số liệu đoàn viên."),),
    )
