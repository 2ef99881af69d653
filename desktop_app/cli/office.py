"""What `report` answers: JSON, and the Vietnamese lines that stand for it."""

from typing import Any

from desktop_app.domain.report import ProgressReport, UnitFigures
from desktop_app.text.numbers import format_money, format_percent

Json = dict[str, Any]


def report_json(report: ProgressReport) -> Json:
    """The figures of `report --json`; shares are in per cent, null where there is nothing to divide by."""
    return {
        "programme": report.programme.id,
        "period": report.period.kind.value,
        "from": report.period.first.isoformat(),
        "to": report.period.last.isoformat(),
        "as_of": report.as_of.isoformat(),
        "total": _figures(report.total),
        "units": [_figures(line) for line in report.lines],
        "without": list(report.without),
        "fields": [
            {"field": tally.label, "in_period": tally.in_period, "in_all": tally.in_all} for tally in report.fields
        ],
    }


def _figures(line: UnitFigures) -> Json:
    return {
        "unit": line.name,
        "own": line.own,
        "members": line.members,
        "target": line.target,
        "preparing": line.preparing,
        "waiting": line.waiting,
        "in_period": line.in_period,
        "in_all": line.in_all,
        "with_initiative": line.with_initiative,
        "required": line.required,
        "percent_of_target": _percent(line.target_share),
        "percent_of_members": _percent(line.member_share),
        "percent_of_quota": _percent(line.quota_share),
        "rank": line.rank,
    }


def _percent(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def report_lines(report: ProgressReport) -> list[str]:
    """What `report` tells a person."""
    total = report.total
    counted = f"{format_money(total.in_period)} sáng kiến nộp trong kỳ, {format_money(total.in_all)} lũy kế"
    lines = [f"Báo cáo {report.period.label}: {counted}."]
    if total.target is not None and total.target_share is not None:
        target = f"chỉ tiêu đăng ký {format_money(total.target)} sáng kiến"
        lines.append(f"Đạt {format_percent(total.target_share)} {target}.")
    if report.without:
        lines.append(f"Đơn vị chưa có sáng kiến: {'; '.join(report.without)}.")
    return lines
