"""The content of the annex to the Báo cáo tiến độ: figures unit by unit, and by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.characters import printable_line
from desktop_app.documents.content import Align, Block, Column, Document, Paragraph, Role, Row, Table
from desktop_app.documents.letter import COMMON, common_values, document, numbered_values, title_of
from desktop_app.documents.phrases import signature
from desktop_app.documents.report import KIND
from desktop_app.documents.wording import Form
from desktop_app.domain.kinds import Paper
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.report import ProgressReport, Tally, UnitFigures
from desktop_app.text.numbers import format_money, format_percent

PROGRESS_TABLE_FORM: Final = Form(
    Paper.PROGRESS_TABLE,
    sections=("Tên loại", "Trích yếu", "Chỉ dẫn kèm theo", "Theo lĩnh vực", "Theo loại giải pháp", "Cách tính"),
    blanks=(*COMMON, "ky_bao_cao", "so_van_ban", "ngay_van_ban", "giai_doan", "xep_theo_doan_vien"),
)
_NONE: Final = "–"
_NO_MEMBERS: Final = "chưa có số liệu đoàn viên"
_UNITS_WIDTH: Final = 43
_PHASE_WIDTH: Final = 23


def progress_table(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the annex, one row for each union below and one for all. Raises `InputError` for a wrong wording."""
    report = facts.report
    values = {
        **common_values(facts),
        **numbered_values(facts, KIND),
        "ky_bao_cao": report.period.label,
        "giai_doan": str(report.phase) if report.phase else "",
        "xep_theo_doan_vien": bool(report.programme.phases),
    }
    text = PROGRESS_TABLE_FORM.fill(report.programme.id, wording, values)
    title = title_of(text)
    blocks: list[Block] = [title, Table(_columns(report), tuple(_rows(report)))]
    for section, tallies, head in (
        ("Theo lĩnh vực", report.fields, "Lĩnh vực"),
        ("Theo loại giải pháp", report.types, "Loại giải pháp"),
    ):
        if tallies:
            blocks += [Paragraph(line, Role.HEADING) for line in text[section]]
            blocks.append(Table(_tally_columns(head), _TallyRows(tallies)))
    blocks += [Paragraph(line, Role.NOTE) for line in text["Cách tính"]]
    return document(facts, title, (*blocks, signature(report.unit, facts.marks)), landscape=True)


def _columns(report: ProgressReport) -> tuple[Column, ...]:
    room = 0 if report.phase else _PHASE_WIDTH
    phase = Column(f"So với chỉ tiêu giai đoạn {report.phase}", _PHASE_WIDTH, Align.RIGHT)
    return (
        Column("TT", 10, Align.CENTRE),
        Column("Đơn vị", _UNITS_WIDTH + room),
        Column("Số đoàn viên", 22, Align.RIGHT),
        Column("Chỉ tiêu đăng ký", 20, Align.RIGHT),
        Column("Đang đăng ký, thực hiện", 21, Align.RIGHT),
        Column("Nộp trong kỳ", 19, Align.RIGHT),
        Column("Nộp lũy kế", 17, Align.RIGHT),
        Column("So với chỉ tiêu đăng ký", 20, Align.RIGHT),
        Column("Đoàn viên có sáng kiến", 22, Align.RIGHT),
        Column("Tỷ lệ đoàn viên", 21, Align.RIGHT),
        *((phase,) if report.phase else ()),
        Column("Xếp hạng", 14, Align.CENTRE),
    )


def _rows(report: ProgressReport) -> Iterator[Row]:
    for number, line in enumerate(report.lines, start=1):
        indent = "– " * (line.depth - 1)
        name = f"{printable_line(line.name)} (trực tiếp)" if line.own else printable_line(line.name)
        yield _row(str(number), f"{indent}{name}", line, report)
    total = "Tổng cộng" if report.lines else printable_line(report.total.name)
    yield _row("" if report.lines else "1", total, report.total, report)


def _row(number: str, name: str, line: UnitFigures, report: ProgressReport) -> Row:
    return (
        number,
        name,
        format_money(line.members) if line.members else _NO_MEMBERS,
        _NONE if line.target is None else format_money(line.target),
        format_money(line.preparing),
        format_money(line.in_period),
        format_money(line.in_all),
        _percent(line.target_share),
        format_money(line.with_initiative),
        _percent(line.member_share),
        *((_percent(line.quota_share),) if report.phase else ()),
        str(line.rank or _NONE),
    )


def _percent(hundredths: int | None) -> str:
    return _NONE if hundredths is None else format_percent(hundredths)


def _tally_columns(head: str) -> tuple[Column, ...]:
    return (
        Column("TT", 10, Align.CENTRE),
        Column(head, _UNITS_WIDTH + _PHASE_WIDTH),
        Column("Nộp trong kỳ", 22, Align.RIGHT),
        Column("Nộp lũy kế", 20, Align.RIGHT),
    )


@dataclass(frozen=True, slots=True)
class _TallyRows:
    """The rows of a table by field or type."""

    tallies: tuple[Tally, ...]

    def __iter__(self) -> Iterator[Row]:
        for number, tally in enumerate(self.tallies, start=1):
            figures = format_money(tally.in_period), format_money(tally.in_all)
            yield (str(number), printable_line(tally.label), *figures)
