"""The content of the Báo cáo tiến độ: the letter with its chart, and the same to paste into a message."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop_app.documents.content import Addressees, Document, Figure, Paragraph
from desktop_app.documents.letter import COMMON, common_values, document, numbered_parts, title_of
from desktop_app.documents.phrases import (
    NAME_LIMIT,
    addressees,
    closed,
    letterhead,
    number_and_symbol,
    signature,
    unit_name,
)
from desktop_app.documents.wording import Form, Sections, Value
from desktop_app.domain.finding import QuotaProgress
from desktop_app.domain.kinds import Paper
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.report import ProgressReport, Tally, share
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money, format_percent, padded, words

KIND: Final = "BC"
_BEST: Final = 3
"""How many of the best unions are named."""
_PARTS: Final = ("Kết quả chung", "Theo giai đoạn", "Theo đơn vị", "Theo lĩnh vực")
PROGRESS_REPORT_FORM: Final = Form(
    Paper.PROGRESS_REPORT,
    sections=("Tên loại", "Trích yếu", "Mở đầu", *_PARTS, "Kết luận", "Nơi nhận"),
    blanks=(
        *COMMON,
        "ky_bao_cao",
        "trong_ky",
        "trong_ky_bang_chu",
        "luy_ke",
        "luy_ke_bang_chu",
        "chi_tieu_dang_ky",
        "dat_chi_tieu",
        "cho_nop",
        "dang_chuan_bi",
        "cac_giai_doan",
        "so_don_vi",
        "don_vi_dan_dau",
        "don_vi_chua_co",
        "cac_linh_vuc",
        "cac_loai",
    ),
)


def progress_report(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the letter; Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4. Raises `InputError` for a wrong wording."""
    report, marks = facts.report, facts.marks
    text = _filled(facts, wording)
    title = title_of(text)
    return document(
        facts,
        title,
        (
            letterhead(report.unit, marks.dated_on, number_and_symbol(report.unit, marks, KIND)),
            title,
            Addressees(_addressees(report)),
            *map(Paragraph, text["Mở đầu"]),
            *numbered_parts(text, _PARTS),
            *((Figure(report.chart),) if report.chart else ()),
            *map(Paragraph, closed(text["Kết luận"])),
            replace(signature(report.unit, marks), recipients=text["Nơi nhận"]),
        ),
    )


def progress_message(facts: OfficeFacts, wording: str | None = None) -> str:
    """Return the same figures as a text to paste into a message or an e-mail."""
    text = _filled(facts, wording)
    title = title_of(text)
    parts = (paragraph.text for paragraph in numbered_parts(text, _PARTS))
    head = f"{unit_name(facts.report.unit)}\n{title.kind} {title.subject[:1].lower()}{title.subject[1:]}"
    return "\n".join((head, *parts))


def _filled(facts: OfficeFacts, wording: str | None) -> Sections:
    return PROGRESS_REPORT_FORM.fill(facts.report.programme.id, wording, _values(facts))


def _addressees(report: ProgressReport) -> tuple[str, ...]:
    """To whom the union reports: whom it names itself, else whom the programme names, else the union above."""
    if report.unit.addressees:
        return addressees(report.unit, report.programme)
    named = report.terms.addressee if report.terms else ""
    return ((report.unit.upper_name or named or report.programme.issuer)[:NAME_LIMIT],)


def _values(facts: OfficeFacts) -> dict[str, Value]:
    report, total = facts.report, facts.report.total
    return {
        **common_values(facts),
        "ky_bao_cao": report.period.label,
        "trong_ky": padded(total.in_period),
        "trong_ky_bang_chu": words(total.in_period),
        "luy_ke": padded(total.in_all),
        "luy_ke_bang_chu": words(total.in_all),
        "chi_tieu_dang_ky": "" if total.target is None else padded(total.target),
        "dat_chi_tieu": "" if total.target_share is None else format_percent(total.target_share),
        "cho_nop": padded(total.waiting) if total.waiting else "",
        "dang_chuan_bi": padded(total.preparing) if total.preparing else "",
        "cac_giai_doan": [_phase(progress) for progress in report.quotas if progress.first <= report.as_of],
        "so_don_vi": padded(len(report.units)) if report.units else "",
        "don_vi_dan_dau": list(_best(report)),
        "don_vi_chua_co": "; ".join(report.without),
        "cac_linh_vuc": [_tally(tally) for tally in report.fields],
        "cac_loai": [_tally(tally) for tally in report.types],
    }


def _best(report: ProgressReport) -> Iterator[str]:
    ranked = sorted((line for line in report.units if line.rank), key=lambda line: line.rank or 0)
    for line in ranked:
        if line.rank and line.rank <= _BEST:
            members = "" if line.member_share is None else f", {_of_members(line.with_initiative, line.members)}"
            yield f"{line.name}: {padded(line.in_all)} sáng kiến{members}"


def _of_members(part: int, members: int) -> str:
    percent = format_percent(share(part, members) or 0)
    return f"{format_money(part)}/{format_money(members)} đoàn viên có sáng kiến, đạt {percent}"


def _phase(progress: QuotaProgress) -> str:
    """Where the union stands in a phase: members with an initiative, and initiatives where a number was set."""
    days = f"từ ngày {format_date(progress.first)} đến ngày {format_date(progress.last)}"
    said = f"Giai đoạn {progress.phase} ({days}): "
    if progress.required is None:
        said += f"{padded(progress.with_initiative)} đoàn viên có sáng kiến; chưa có số liệu đoàn viên"
    else:
        said += _of_members(progress.with_initiative, progress.members)
        said += f" số đoàn viên (chỉ tiêu từ {progress.percent_required}% trở lên"
        said += ", đã đạt)" if progress.met else f", còn thiếu {padded(progress.missing or 0)} đoàn viên)"
    if progress.count_target is not None:
        said += f"; {format_money(progress.count)}/{format_money(progress.count_target)} sáng kiến"
    return said


def _tally(tally: Tally) -> str:
    return f"{tally.label}: {padded(tally.in_period)} trong kỳ, {padded(tally.in_all)} lũy kế"
