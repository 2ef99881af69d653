"""Rules on recognition: by whom, when, and what proves it."""

from collections.abc import Iterator

from desktop_app.domain.case import Case
from desktop_app.domain.finding import Finding
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.terms import EvidenceTerms, SinceTerms
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, note, violation, warning
from desktop_app.text.dates import format_date


def proofs(case: Case) -> list[Attachment]:
    """Return the decisions and certificates attached; one whose file is missing isn't."""
    return [item for item in case.evidence if item.file.sha256 is not None]


def recognised(case: Case, terms: RuleTerms, _programme: Programme, check: CheckDay) -> Iterator[Finding]:
    """The initiative is recognised, by a named decision that is not younger than check and Tờ trình.

    A certificate attached serves in place of a decision; a date that is there is tested all the same (A I.2,
    III.2; B III.2.1, III.3).
    """
    rule, stated = "recognised", case.initiative.recognised
    if stated is None:
        yield fix(
            rule,
            terms.clause,
            "recognised",
            "Chưa ghi sáng kiến đã được công nhận hay chưa; hãy ghi “Có” hoặc “Không” ở mục “Đã công nhận”.",
        )
    elif not stated:
        yield violation(
            rule,
            terms.clause,
            "recognised",
            "Sáng kiến chưa được công nhận nên không được tham gia Chương trình; hãy đề nghị hội đồng sáng "
            "kiến hoặc thủ trưởng cơ quan, đơn vị công nhận.",
        )
    else:
        yield from _missing(case, terms)
    yield from _too_young(case, terms, check)


def _missing(case: Case, terms: RuleTerms) -> Iterator[Finding]:
    stated = (
        ("recognised_by", "cơ quan công nhận", case.recognised_by),
        ("decision_number", "số quyết định công nhận", case.decision_number),
        ("decision_date", "ngày quyết định công nhận", case.decision_date),
    )
    missing = [(field, label) for field, label, value in stated if not value]
    if missing and not any(item.kind is AttachmentKind.CERTIFICATE for item in proofs(case)):
        for field, label in missing:
            yield fix(
                "recognised",
                terms.clause,
                field,
                f"Chưa ghi {label}; hãy ghi bổ sung, hoặc đính kèm giấy chứng nhận sáng kiến.",
            )


def _too_young(case: Case, terms: RuleTerms, check: CheckDay) -> Iterator[Finding]:
    decided = case.decision_date
    if decided is None:
        return
    if decided > check.on:
        yield violation(
            "recognised",
            terms.clause,
            "decision_date",
            f"Ngày quyết định {format_date(decided)} là sau ngày kiểm tra {format_date(check.on)}, tức là đến ngày đó "
            "sáng kiến chưa được công nhận; hãy kiểm tra lại ngày quyết định.",
        )
    if check.paper_date is not None and decided > check.paper_date:
        yield violation(
            "recognised",
            terms.clause,
            "decision_date",
            f"Ngày quyết định {format_date(decided)} là sau ngày của Tờ trình {format_date(check.paper_date)}; "
            "hãy kiểm tra lại ngày quyết định, hoặc bỏ sáng kiến này ra khỏi hồ sơ.",
        )


def recognised_since(case: Case, terms: SinceTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """The decision is not older than the guideline's first day (B, Quy trình, Lưu ý)."""
    decided = case.decision_date
    if decided is not None and decided < terms.since:
        yield warning(
            "recognised-since",
            terms.clause,
            "decision_date",
            f"Ngày quyết định {format_date(decided)} là trước ngày {format_date(terms.since)}, trong khi sáng "
            "kiến phải được công nhận bằng văn bản và cho phép triển khai thực tế từ ngày đó; hãy xem lại "
            "ngày quyết định hoặc hỏi công đoàn cấp trên.",
            decided,
            terms.since,
        )


def evidence(case: Case, terms: EvidenceTerms, _programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """A decision or certificate is named, and every file is there and of a kind that can be read.

    A III.2; B Quy trình, bước 3 (4).
    """
    rule, field = "evidence", "attachment"
    if not case.evidence:
        yield (fix if terms.required else note)(
            rule,
            terms.clause,
            field,
            "Chưa đính kèm quyết định công nhận hoặc giấy chứng nhận sáng kiến; hãy đính kèm bản quét.",
        )
    for file in _files(case):
        if file.sha256 is None:
            yield fix(
                rule,
                terms.clause,
                field,
                f"Không tìm thấy tệp “{file.name}”; hãy đính kèm lại tệp này hoặc bỏ nó khỏi danh sách.",
            )
        elif not file.size:
            yield fix(
                rule,
                terms.clause,
                field,
                f"Tệp “{file.name}” trống, không có nội dung; hãy chép hoặc quét lại rồi đính kèm.",
            )
        elif file.file_type is FileType.UNKNOWN:
            yield fix(
                rule,
                terms.clause,
                field,
                f"Tệp “{file.name}” không phải là ảnh, PDF hoặc Word; hãy thay bằng tệp thuộc một trong các loại đó.",
            )


def _files(case: Case) -> Iterator[StoredFile]:
    for item in case.attachments:
        yield item.file
    if case.decision is not None and case.decision.scan is not None:
        yield case.decision.scan
