"""Rules on what an initiative is: its type, a research topic's standing, and what is declared about it."""

from collections.abc import Iterator

from desktop_app.domain.case import Case
from desktop_app.domain.fields import FIELD_LABELS
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import SolutionType
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import TopicTerms
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, violation, warning
from desktop_app.text.dates import format_date


def novel(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Declared new within the unit (B III.2.1)."""
    stated = case.participation.novel
    if stated is None:
        yield _undeclared("novel", terms, "novel")
    elif not stated:
        yield violation(
            "novel",
            terms.clause,
            "novel",
            "Sáng kiến được khai là không có tính mới trong phạm vi cơ quan, đơn vị nên không được tham "
            "gia Chương trình; nếu khai nhầm, hãy sửa lại.",
        )


def public_order(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Declared not contrary to public order or social ethics (B III.3)."""
    stated = case.participation.contrary_to_order
    if stated is None:
        yield _undeclared("public-order", terms, "contrary_to_order")
    elif stated:
        yield violation(
            "public-order",
            terms.clause,
            "contrary_to_order",
            "Sáng kiến được khai là có nội dung trái với trật tự công cộng hoặc đạo đức xã hội nên không "
            "được tham gia Chương trình; nếu khai nhầm, hãy sửa lại.",
        )


def ip_protection(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Declared not under intellectual-property protection now (B III.3)."""
    stated = case.participation.ip_protected
    if stated is None:
        yield _undeclared("ip-protection", terms, "ip_protected")
    elif stated:
        yield violation(
            "ip-protection",
            terms.clause,
            "ip_protected",
            "Sáng kiến được khai là đang được bảo hộ quyền sở hữu trí tuệ nên không được tham gia Chương "
            "trình; nếu khai nhầm, hãy sửa lại.",
        )


def complaint(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Declared free of complaints about content or result (A III.2, Lưu ý)."""
    stated = case.participation.complaint
    if stated is None:
        yield _undeclared("complaint", terms, "complaint")
    elif stated:
        yield violation(
            "complaint",
            terms.clause,
            "complaint",
            "Sáng kiến đang có khiếu nại về nội dung, kết quả nên hồ sơ không hợp lệ; hãy giải quyết xong "
            "khiếu nại rồi khai lại.",
        )


def authorship_dispute(case: Case, terms: RuleTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """Declared free of disputes over authorship (A III.2, Lưu ý)."""
    stated = case.participation.dispute
    if stated is None:
        yield _undeclared("authorship-dispute", terms, "dispute")
    elif stated:
        yield violation(
            "authorship-dispute",
            terms.clause,
            "dispute",
            "Sáng kiến đang có tranh chấp về quyền tác giả nên hồ sơ không hợp lệ; hãy giải quyết xong "
            "tranh chấp rồi khai lại.",
        )


def _undeclared(rule: str, terms: RuleTerms, field: str) -> Finding:
    return fix(rule, terms.clause, field, f"Chưa khai mục “{FIELD_LABELS[field]}”; hãy ghi “Có” hoặc “Không”.")


def solution_type(case: Case, terms: RuleTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The type is stated and one of the programme's (B III.1.1-1.7)."""
    stated = case.initiative.solution_type
    if stated in programme.solution_types:
        return
    named = "; ".join(kind.label for kind in programme.solution_types)
    found = "Chưa chọn loại giải pháp" if stated is None else f"Chương trình không nhận loại “{stated.label}”"
    yield fix("solution-type", terms.clause, "solution_type", f"{found}; hãy chọn một trong các loại: {named}.")


def research_topic(case: Case, terms: TopicTerms, _programme: Programme, check: CheckDay) -> Iterator[Finding]:
    """A research topic is of a named level, accepted in time, its effect confirmed (B III.1.7, III.2.3)."""
    if case.initiative.solution_type is not SolutionType.RESEARCH:
        return
    yield from _topic_level(case, terms)
    yield from _topic_acceptance(case, terms, check)
    if not case.initiative.effect_confirmed:
        yield fix(
            "research-topic",
            terms.clause,
            "effect_confirmed",
            "Chưa có xác nhận hiệu quả ứng dụng đề tài; hãy xin xác nhận của thủ trưởng cơ quan, đơn vị, "
            "doanh nghiệp nơi ứng dụng.",
        )


def _topic_level(case: Case, terms: TopicTerms) -> Iterator[Finding]:
    rule, field, level = "research-topic", "topic_level", case.initiative.topic_level
    named = ", ".join(f"cấp {item.label.lower()}" for item in terms.named_levels)
    if level is None:
        yield fix(rule, terms.level_clause, field, f"Chưa ghi cấp đề tài; hãy ghi cấp của đề tài ({named}).")
    elif level in terms.excluded_levels:
        yield violation(
            rule,
            terms.level_clause,
            field,
            f"Đề tài cấp {level.label.lower()} không được tham gia Chương trình, chỉ nhận đề tài {named}; "
            "nếu ghi nhầm, hãy sửa lại cấp đề tài.",
        )
    elif level not in terms.named_levels:
        yield warning(
            rule,
            terms.level_clause,
            field,
            f"Hướng dẫn chỉ nêu đề tài {named}, không nêu đề tài cấp {level.label.lower()}; hãy hỏi công "
            "đoàn cấp trên.",
            level,
        )


def _topic_acceptance(case: Case, terms: TopicTerms, check: CheckDay) -> Iterator[Finding]:
    rule, field, accepted = "research-topic", "accepted_on", case.initiative.accepted_on
    if accepted is None:
        yield fix(rule, terms.clause, field, "Chưa ghi ngày nghiệm thu đề tài; hãy ghi ngày nghiệm thu.")
        return
    if accepted > check.on:
        yield fix(
            rule,
            terms.clause,
            field,
            f"Ngày nghiệm thu {format_date(accepted)} là sau ngày kiểm tra {format_date(check.on)}; hãy kiểm "
            "tra lại ngày nghiệm thu.",
        )
    if accepted < terms.since:
        yield warning(
            rule,
            terms.clause,
            field,
            f"Ngày nghiệm thu {format_date(accepted)} là trước ngày {format_date(terms.since)}, trong khi đề "
            "tài phải được nghiệm thu và ứng dụng trong thực tế từ ngày đó; hãy xem lại hoặc hỏi công đoàn "
            "cấp trên.",
            accepted,
            terms.since,
        )
