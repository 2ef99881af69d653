"""The content of the Phiếu kiểm tra: every finding with its clause, every waiver with its reason."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.content import Align, Column, Document, Paragraph, Role, Row, Table, Title
from desktop_app.documents.phrases import author, clerk_signature, ended, letterhead, unit_name
from desktop_app.documents.wording import Form, Value
from desktop_app.domain.case import AssessedCase
from desktop_app.domain.context import VIETNAM
from desktop_app.domain.finding import Finding, Waiver
from desktop_app.domain.kinds import Paper, Verdict
from desktop_app.domain.submission import CheckReport
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import padded

CHECK_REPORT_FORM: Final = Form(
    Paper.CHECK_REPORT,
    sections=("Tên loại", "Trích yếu", "Mở đầu", "Đơn vị", "Cuối bảng"),
    blanks=(
        "ten_don_vi",
        "chuong_trinh",
        "ten_ngan_chuong_trinh",
        "trich_dan",
        "ngay_kiem_tra",
        "so_sang_kien",
        "ket_qua",
    ),
)
_COLUMNS: Final = (
    Column("TT", 11, Align.CENTRE),
    Column("Sáng kiến, tác giả", 46),
    Column("Kết luận", 28, Align.CENTRE),
    Column("Nội dung kiểm tra, căn cứ", 80),
)


def check_report(report: CheckReport, wording: str | None = None) -> Document:
    """Return what a check found, initiative by initiative, then on the unit as a whole.

    Raises `InputError` for a wording with an error.
    """
    unit = report.unit
    text = CHECK_REPORT_FORM.fill(report.programme.id, wording, _values(report))
    title = Title(kind=" ".join(text["Tên loại"]), subject=" ".join(text["Trích yếu"]))
    found = [Paragraph(f"- {_finding(finding)}") for finding in report.unit_findings]
    return Document(
        title=f"{title.kind} – {title.subject}",
        author=author(unit),
        stamp=report.on,
        sample=unit.sample,
        blocks=(
            letterhead(unit, report.on),
            title,
            *(Paragraph(line) for line in text["Mở đầu"]),
            *((Paragraph(line, Role.HEADING) for line in text["Đơn vị"]) if found else ()),
            *found,
            *((Table(_COLUMNS, _Rows(report.cases)),) if report.cases else ()),
            *(Paragraph(line, Role.NOTE) for line in text["Cuối bảng"]),
            clerk_signature(unit, "NGƯỜI KIỂM TRA"),
        ),
    )


def _values(report: CheckReport) -> dict[str, Value]:
    counts = Counter(item.assessment.verdict for item in report.cases)
    return {
        "ten_don_vi": unit_name(report.unit),
        "chuong_trinh": report.programme.title,
        "ten_ngan_chuong_trinh": report.programme.short_title,
        "trich_dan": report.programme.citation,
        "ngay_kiem_tra": format_date(report.on),
        "so_sang_kien": padded(len(report.cases)),
        "ket_qua": list(
            ended([f"{verdict.label}: {padded(counts[verdict])} sáng kiến" for verdict in Verdict if counts[verdict]])
        ),
    }


@dataclass(frozen=True, slots=True)
class _Rows:
    """The table's rows, made one after another."""

    cases: tuple[AssessedCase, ...]

    def __iter__(self) -> Iterator[Row]:
        for number, item in enumerate(self.cases, start=1):
            initiative = item.case.initiative
            names = ", ".join(printable_line(each.person.full_name) for each in item.case.authors)
            what = [printable_line(initiative.code), printable(initiative.title), f"Tác giả: {names}" if names else ""]
            findings = [_finding(finding) for finding in item.assessment.findings]
            yield (
                str(number),
                "\n".join(line for line in what if line),
                item.assessment.verdict.label,
                "\n".join(findings) or "Không có nội dung cần lưu ý.",
            )


def _finding(finding: Finding) -> str:
    clause = f" ({printable_line(finding.clause)})" if finding.clause else ""
    message = f"{finding.severity.label}: {printable_line(finding.message).rstrip('.')}{clause}."
    return message if finding.waived is None else f"{message} {_waiver(finding.waived)}"


def _waiver(waiver: Waiver) -> str:
    day = format_date(waiver.at.astimezone(VIETNAM).date())
    reason = printable_line(waiver.reason).rstrip(".")
    return f"Đã xem xét và chấp nhận, lý do: {reason} ({printable_line(waiver.user)}, ngày {day})."
