"""The papers at the start of a programme: Kế hoạch, Đăng ký chỉ tiêu, Quyết định thành lập Tổ hỗ trợ sáng kiến."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop_app.documents.characters import printable_line
from desktop_app.documents.content import Addressees, Align, Column, Document, Paragraph, Role, Row, Table
from desktop_app.documents.letter import COMMON, common_values, document, paragraphs, title_of
from desktop_app.documents.phrases import (
    LONG_BLANK,
    closed,
    ended,
    letterhead,
    number_and_symbol,
    officer,
    signature,
    submitter,
)
from desktop_app.documents.wording import Form, Value
from desktop_app.domain.kinds import Paper
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.programme import Phase
from desktop_app.domain.report import UnitFigures
from desktop_app.domain.terms import DeadlineTerms, WindowTerms
from desktop_app.domain.unit import Unit
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money, padded

_PLANNED: Final = (*COMMON, "cac_can_cu", "co_quan_huong_dan")
PLAN_FORM: Final = Form(
    Paper.PLAN,
    sections=("Tên loại", "Trích yếu", "Căn cứ", "Nội dung", "Nơi nhận"),
    blanks=(
        *_PLANNED,
        "cac_chi_tieu",
        "chi_tieu_dang_ky",
        "thoi_gian_ap_dung",
        "dia_chi_cong",
        "han_cong",
        "han_ho_so",
        "noi_nhan_ho_so",
        "can_bo_phu_trach",
    ),
)
TARGETS_FORM: Final = Form(
    Paper.TARGETS,
    sections=("Tên loại", "Trích yếu", "Mở đầu", "Chỉ tiêu", "Cán bộ phụ trách", "Kết luận", "Nơi nhận"),
    blanks=(*_PLANNED, "chi_tieu_dang_ky"),
)
SUPPORT_TEAM_FORM: Final = Form(
    Paper.SUPPORT_TEAM,
    sections=("Tên loại", "Trích yếu", "Thẩm quyền", "Căn cứ", "Quyết định", "Nội dung", "Nơi nhận"),
    blanks=(*_PLANNED, "chu_the_chu_hoa", "cac_thanh_vien"),
)
_BLANK_MEMBERS: Final = 3
_TARGET_COLUMNS: Final = (
    Column("TT", 12, Align.CENTRE),
    Column("Đơn vị", 82),
    Column("Số đoàn viên", 33, Align.RIGHT),
    Column("Chỉ tiêu đăng ký (sáng kiến)", 38, Align.RIGHT),
)
_OFFICER_COLUMNS: Final = (
    Column("TT", 12, Align.CENTRE),
    Column("Họ và tên", 60),
    Column("Chức vụ", 53),
    Column("Điện thoại, thư điện tử", 40),
)


def plan(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the Kế hoạch; Nghị định 30/2020/NĐ-CP, mẫu 1.4. Raises `InputError` for a wrong wording."""
    unit = facts.report.unit
    text = PLAN_FORM.fill(facts.report.programme.id, wording, _plan_values(facts))
    title = title_of(text)
    return document(
        facts,
        title,
        (
            letterhead(unit, facts.marks.dated_on, number_and_symbol(unit, facts.marks, "KH")),
            title,
            *(Paragraph(line, Role.GROUND) for line in ended(text["Căn cứ"])),
            *paragraphs(closed(text["Nội dung"])),
            replace(signature(unit, facts.marks), recipients=text["Nơi nhận"]),
        ),
    )


def _plan_values(facts: OfficeFacts) -> dict[str, Value]:
    report, programme = facts.report, facts.report.programme
    window = programme.rules.get("applied-window")
    deadline = programme.submission_rules.get("dossier-deadline")
    binding = report.unit.level in programme.dossier.binding_levels and isinstance(deadline, DeadlineTerms)
    applied = (
        f"từ ngày {format_date(window.first)} đến ngày {format_date(window.last)}"
        if isinstance(window, WindowTerms)
        else ""
    )
    return {
        **_planned_values(facts),
        "cac_chi_tieu": [_phase_target(phase, report.total.members) for phase in programme.phases],
        "chi_tieu_dang_ky": "" if report.total.target is None else padded(report.total.target),
        "thoi_gian_ap_dung": applied,
        "dia_chi_cong": programme.portal.address,
        "han_cong": format_date(programme.portal.closes_on) if programme.portal.closes_on else "",
        "han_ho_so": format_date(deadline.before) if binding and isinstance(deadline, DeadlineTerms) else "",
        "noi_nhan_ho_so": programme.dossier.addressee,
        "can_bo_phu_trach": report.unit.officer_in_charge or LONG_BLANK,
    }


def _planned_values(facts: OfficeFacts) -> dict[str, Value]:
    programme = facts.report.programme
    return {
        **common_values(facts),
        "cac_can_cu": [ground.rstrip(" ;.") for ground in programme.grounds],
        "co_quan_huong_dan": programme.issuer,
    }


def _phase_target(phase: Phase, members: int) -> str:
    """What a phase asks of the union, in members where their number is known."""
    days = f"từ ngày {format_date(phase.first)} đến ngày {format_date(phase.last)}"
    least = -(-phase.percent_required * members // 100)
    inside = f", tức là ít nhất {padded(least)} trong {format_money(members)} đoàn viên" if members else ""
    return (
        f"Giai đoạn {phase.number} ({days}): từ {phase.percent_required}% trở lên số đoàn viên có sáng kiến "
        f"tham gia Chương trình{inside}"
    )


def targets(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the registration of targets and of the officers in charge (B V.1), to the union above."""
    report, unit = facts.report, facts.report.unit
    target = report.total.target
    values = {**_planned_values(facts), "chi_tieu_dang_ky": "" if target is None else padded(target)}
    text = TARGETS_FORM.fill(report.programme.id, wording, values)
    title = title_of(text)
    return document(
        facts,
        title,
        (
            letterhead(unit, facts.marks.dated_on, number_and_symbol(unit, facts.marks, "ĐK")),
            title,
            Addressees((printable_line(unit.upper_name or report.programme.issuer),)),
            *map(Paragraph, text["Mở đầu"]),
            *(Paragraph(line, Role.HEADING) for line in text["Chỉ tiêu"]),
            Table(_TARGET_COLUMNS, tuple(_target_rows(report.units, report.total))),
            *(Paragraph(line, Role.HEADING) for line in text["Cán bộ phụ trách"]),
            Table(_OFFICER_COLUMNS, tuple(_officer_rows(unit))),
            *(Paragraph(line, Role.AFTER_TABLE) for line in closed(text["Kết luận"])),
            replace(signature(unit, facts.marks), recipients=text["Nơi nhận"]),
        ),
    )


def _target_rows(units: tuple[UnitFigures, ...], total: UnitFigures) -> Iterator[Row]:
    direct = [line for line in units if line.depth == 1]
    for number, line in enumerate(direct or [total], start=1):
        yield _target_row(str(number), printable_line(line.name) or LONG_BLANK, line)
    if direct:
        yield _target_row("", "Tổng cộng", total)


def _target_row(number: str, name: str, line: UnitFigures) -> Row:
    members = format_money(line.members) if line.members else ""
    return number, name, members, "" if line.target is None else format_money(line.target)


def _officer_rows(unit: Unit) -> Iterator[Row]:
    """The officer in charge, and an empty line to write in."""
    yield "1", *officer(unit), ""
    yield "2", "", "", ""


def support_team(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the decision that sets up the support team (B IV.1); Nghị định 30/2020/NĐ-CP, mẫu 1.2."""
    unit = facts.report.unit
    team = unit.support_team or (LONG_BLANK,) * _BLANK_MEMBERS
    values = {
        **_planned_values(facts),
        "chu_the_chu_hoa": submitter(unit).upper(),
        "cac_thanh_vien": list(ended([f"{number}. {member}" for number, member in enumerate(team, start=1)])),
    }
    text = SUPPORT_TEAM_FORM.fill(facts.report.programme.id, wording, values)
    title = title_of(text)
    return document(
        facts,
        title,
        (
            letterhead(unit, facts.marks.dated_on, number_and_symbol(unit, facts.marks, "QĐ")),
            title,
            *(Paragraph(line, Role.CENTRED) for line in text["Thẩm quyền"]),
            *(Paragraph(line, Role.GROUND) for line in ended(text["Căn cứ"])),
            *(Paragraph(line, Role.CENTRED) for line in text["Quyết định"]),
            *paragraphs(closed(text["Nội dung"])),
            replace(signature(unit, facts.marks), recipients=text["Nơi nhận"]),
        ),
    )
