"""The note on an initiative that is still being prepared: what comes next."""

from collections.abc import Iterator

from desktop_app.domain.case import Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Initiative
from desktop_app.domain.kinds import ApplicationState, Stage
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import AppliedTerms, WindowTerms
from desktop_app.rules.application import put_to_use
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import note
from desktop_app.text.dates import format_date


def next_step(case: Case, terms: RuleTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Say what a registered or ongoing initiative needs next (A II.2.1; B IV.1)."""
    yield note("next-step", terms.clause, "stage", _message(case.initiative, programme))


def _message(initiative: Initiative, programme: Programme) -> str:
    if initiative.stage is Stage.PLANNED:
        return (
            "Sáng kiến mới đăng ký; việc tiếp theo: bắt tay thực hiện, chuyển giai đoạn sang “Đang thực "
            f"hiện”, rồi {_application(programme)}."
        )
    if not _in_use(initiative):
        return f"Sáng kiến đang thực hiện; việc tiếp theo: {_application(programme)} và ghi ngày áp dụng."
    if not initiative.recognised:
        return (
            "Sáng kiến đã đưa vào áp dụng; việc tiếp theo: đề nghị hội đồng sáng kiến hoặc thủ trưởng cơ "
            "quan, đơn vị công nhận và ghi quyết định công nhận."
        )
    return (
        "Sáng kiến đã áp dụng và được công nhận; việc tiếp theo: chuyển giai đoạn sang “Hoàn thành” để "
        "phần mềm kiểm tra điều kiện tham gia Chương trình."
    )


def _in_use(initiative: Initiative) -> bool:
    used = initiative.application_state in {ApplicationState.APPLIED, ApplicationState.TRIAL}
    return used and put_to_use(initiative)[0] is not None


def _application(programme: Programme) -> str:
    """Return what putting to use means in this programme, and when it has to be."""
    applied, window = programme.rules.get("applied"), programme.rules.get("applied-window")
    trial = " hoặc áp dụng thử" if isinstance(applied, AppliedTerms) and applied.trial_allowed else ""
    if not isinstance(window, WindowTerms):
        return f"đưa vào áp dụng{trial}"
    return f"đưa vào áp dụng{trial} trong thời gian từ {format_date(window.first)} đến {format_date(window.last)}"
