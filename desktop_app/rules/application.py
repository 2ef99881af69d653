"""Rules on the application of an initiative: when, whether, to what benefit and how far."""

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.case import Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Initiative
from desktop_app.domain.kinds import ApplicationState, SolutionType
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import AppliedTerms, WindowTerms
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, violation, warning
from desktop_app.text.dates import format_date

_LABELS = {"applied_on": "Ngày áp dụng", "trial_on": "Ngày áp dụng thử"}
_USES = {"applied_on": "áp dụng", "trial_on": "áp dụng thử"}


def put_to_use(initiative: Initiative) -> tuple[date | None, str]:
    """Return the day on which the initiative was put to use, and the field that says so.

    That of real application; for one that is only on trial that of the trial, or where it is blank that of
    application.
    """
    on_trial = initiative.application_state is ApplicationState.TRIAL
    if on_trial and (initiative.trial_on is not None or initiative.applied_on is None):
        return initiative.trial_on, "trial_on"
    return initiative.applied_on, "applied_on"


def applied_window(case: Case, terms: WindowTerms, _programme: Programme, check: CheckDay) -> Iterator[Finding]:
    """The day of application is stated, has come, and lies inside the window (A I.2; B III.3)."""
    rule = "applied-window"
    day, field = put_to_use(case.initiative)
    label = _LABELS[field]
    if day is None:
        yield fix(
            rule,
            terms.clause,
            field,
            f"Chưa ghi {label.lower()}; hãy ghi ngày sáng kiến bắt đầu được đưa vào {_USES[field]} "
            "tại cơ quan, đơn vị.",
        )
        return
    if day > check.on:
        yield fix(
            rule,
            terms.clause,
            field,
            f"{label} {format_date(day)} là sau ngày kiểm tra {format_date(check.on)}; hãy kiểm tra lại ngày, "
            "hoặc chuyển giai đoạn sang “Đang thực hiện” nếu sáng kiến chưa được áp dụng.",
        )
    if not terms.first <= day <= terms.last:
        yield violation(
            rule,
            terms.clause,
            field,
            f"{label} {format_date(day)} nằm ngoài thời gian từ {format_date(terms.first)} đến "
            f"{format_date(terms.last)}; sáng kiến không được tham gia Chương trình, hãy kiểm tra lại "
            f"{label.lower()}.",
        )


def applied_window_annex(case: Case, terms: WindowTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The day lies inside the body's window and outside that of the annex, which contradicts it.

    B III.3 against Quy trình, Lưu ý. Silent where the programme has no window in its body.
    """
    body = programme.rules.get("applied-window")
    day, field = put_to_use(case.initiative)
    if day is None or not isinstance(body, WindowTerms):
        return
    if body.first <= day <= body.last and not terms.first <= day <= terms.last:
        yield warning(
            "applied-window-annex",
            f"{body.clause}; {terms.clause}",
            field,
            f"{_LABELS[field]} {format_date(day)} nằm trong thời gian của {body.clause} (từ "
            f"{format_date(body.first)} đến {format_date(body.last)}) nhưng ngoài thời gian của "
            f"{terms.clause} (từ {format_date(terms.first)} đến {format_date(terms.last)}); hai chỗ không "
            "thống nhất, hãy hỏi công đoàn cấp trên trước khi đưa vào hồ sơ.",
            day,
            body.first,
            body.last,
            terms.first,
            terms.last,
        )


def applied(case: Case, terms: AppliedTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The initiative is applied, or on trial where that is enough (A I.2; B III.2.2, III.2.3)."""
    rule, field = "applied", "application_state"
    state = case.initiative.application_state
    if state is None:
        yield fix(
            rule,
            terms.clause,
            field,
            "Chưa ghi tình trạng áp dụng; hãy chọn “Đã áp dụng”, “Áp dụng thử” hoặc “Chưa áp dụng”.",
        )
    elif state is ApplicationState.NOT_YET:
        yield violation(
            rule,
            terms.clause,
            field,
            "Sáng kiến chưa được áp dụng nên không được tham gia Chương trình; khi đã áp dụng, hãy sửa lại "
            "tình trạng áp dụng và ghi ngày áp dụng.",
        )
    elif state is ApplicationState.TRIAL:
        if not terms.trial_allowed:
            yield warning(
                rule,
                terms.clause,
                field,
                "Sáng kiến mới được áp dụng thử, trong khi hướng dẫn yêu cầu đã triển khai thực tế; hãy "
                "xem lại tình trạng áp dụng hoặc hỏi công đoàn cấp trên.",
                state,
            )
        elif terms.research_clause and case.initiative.solution_type is SolutionType.RESEARCH:
            yield warning(
                rule,
                terms.research_clause,
                field,
                "Đề tài mới được áp dụng thử, trong khi hướng dẫn yêu cầu đề tài đã ứng dụng trong thực "
                "tế; hãy xem lại tình trạng áp dụng hoặc hỏi công đoàn cấp trên.",
                state,
                SolutionType.RESEARCH,
            )


def benefit(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """A benefit in money or in words is stated; 0 đồng is none (A I.2; B III.2.2)."""
    initiative = case.initiative
    if initiative.benefit_amount or initiative.benefit_text:
        return
    found = (
        "Chưa nêu lợi ích" if initiative.benefit_amount is None else "Giá trị làm lợi là 0 đồng, chưa nêu lợi ích nào"
    )
    yield fix(
        "benefit",
        terms.clause,
        "benefit_amount",
        f"{found} của sáng kiến; hãy ghi giá trị làm lợi bằng tiền hoặc ghi lợi ích khác bằng lời.",
    )


def scope(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The scope of application is stated: the form's sixth column asks for it (A III.2)."""
    if not case.initiative.scope:
        yield fix(
            "scope",
            terms.clause,
            "scope",
            "Chưa ghi phạm vi áp dụng; hãy ghi nơi sáng kiến được áp dụng, ví dụ “Toàn cơ quan”.",
        )
