"""Rules on the submission (*hồ sơ đề nghị xét chọn*): findings on the unit, never on an initiative's verdict.

They bind the unions that the guideline's text names; where it names the province for something, the
province too. For any other unit they are silent.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from desktop_app.domain.case import AssessedCase
from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Channel, Paper, UnitLevel
from desktop_app.domain.programme import Programme, RuleTerms
from desktop_app.domain.submission import SubmissionCase
from desktop_app.domain.terms import AwardFieldTerms, DeadlineTerms, MinimumTerms, SelectionTerms
from desktop_app.domain.unit import Unit
from desktop_app.rules.day import CheckDay
from desktop_app.rules.make import fix, listed, note, violation, warning
from desktop_app.rules.recognition import proofs
from desktop_app.text.dates import format_date
from desktop_app.text.fold import fold_words

_PAPER_FIELDS: Final = {Paper.PROPOSAL: "proposal", Paper.SUMMARY_TABLE: "summary_table"}


def is_bound(unit: Unit, programme: Programme) -> bool:
    """Say whether the programme's dossier binds this unit.

    A III.1.1, III.2: district and sector unions, and grassroots unions directly under the province.
    """
    dossier = programme.dossier
    if unit.level in dossier.binding_levels:
        return True
    grassroots = unit.level is None or unit.level is UnitLevel.GRASSROOTS
    return grassroots and dossier.binds_directly_under_province and bool(unit.directly_under_province)


def _is_province(unit: Unit) -> bool:
    return unit.level is UnitLevel.PROVINCE


def _codes(cases: Iterable[AssessedCase]) -> str:
    return listed(item.case.initiative.code for item in cases)


def dossier_complete(
    case: SubmissionCase, terms: RuleTerms, programme: Programme, _check: CheckDay
) -> Iterator[Finding]:
    """A submission holds the papers asked for and a decision or certificate of each initiative (A III.2)."""
    if not case.inside or not is_bound(case.unit, programme):
        return
    for paper in programme.dossier.required:
        if paper not in case.papers:
            yield fix(
                "dossier-complete",
                terms.clause,
                _PAPER_FIELDS.get(paper, "attachment"),
                f"Hồ sơ chưa có {paper.label}; hãy lập văn bản này trước khi gửi.",
            )
    bare = [item for item in case.cases if not proofs(item.case)]
    if bare:
        yield fix(
            "dossier-complete",
            terms.clause,
            "attachment",
            f"Hồ sơ chưa có quyết định công nhận hoặc giấy chứng nhận của {_codes(bare)}; hãy đính kèm bản quét.",
        )


def dossier_deadline(
    case: SubmissionCase, terms: DeadlineTerms, programme: Programme, check: CheckDay
) -> Iterator[Finding]:
    """The dossier is sent before the day of *trước ngày*; the province's own by its last day (A III.2)."""
    sent = format_date(check.sent)
    if is_bound(case.unit, programme):
        if check.sent >= terms.before:
            yield violation(
                "dossier-deadline",
                terms.clause,
                "sent_on",
                f"Ngày gửi {sent} đã quá hạn, vì hồ sơ phải gửi trước ngày {format_date(terms.before)}; hãy "
                f"liên hệ {programme.dossier.addressee} xem còn nhận hồ sơ không.",
            )
    elif _is_province(case.unit) and terms.province_last is not None and check.sent > terms.province_last:
        yield violation(
            "dossier-deadline",
            terms.clause,
            "sent_on",
            f"Ngày gửi {sent} đã quá hạn, vì hồ sơ phải gửi Tổng Liên đoàn chậm nhất ngày "
            f"{format_date(terms.province_last)}; hãy liên hệ Tổng Liên đoàn xem còn nhận hồ sơ không.",
        )


def dossier_channels(
    case: SubmissionCase, terms: RuleTerms, programme: Programme, _check: CheckDay
) -> Iterator[Finding]:
    """Every way the dossier has to go is ticked off (A III.2: post and, at the same time, e-mail)."""
    if not is_bound(case.unit, programme):
        return
    for way in programme.dossier.channels:
        if way.channel not in case.marks.channels:
            by = "qua đường bưu điện đến" if way.channel is Channel.POST else "qua thư điện tử đến"
            yield note(
                "dossier-channels",
                terms.clause,
                "channels",
                f"Chưa đánh dấu đã gửi hồ sơ {by} {way.address}; khi gửi xong, hãy đánh dấu.",
            )


def minimum_count(
    case: SubmissionCase, terms: MinimumTerms, programme: Programme, _check: CheckDay
) -> Iterator[Finding]:
    """The unit puts forward as many initiatives as its level is asked for (A III.1.1)."""
    if not is_bound(case.unit, programme):
        return
    count, field = len(case.cases), "initiatives"
    if case.unit.level is UnitLevel.UPPER:
        if count < terms.upper:
            found = f"Mới có {count:02d} sáng kiến" if count else "Chưa có sáng kiến nào"
            yield warning(
                "minimum-count",
                terms.clause,
                field,
                f"{found} để gửi lên, trong khi LĐLĐ cấp huyện, công đoàn ngành tỉnh cần "
                f"ít nhất {terms.upper:02d} sáng kiến được xét chọn gửi lên; hãy bổ sung.",
                count,
                terms.upper,
            )
    elif count < terms.grassroots:
        yield note(
            "minimum-count",
            terms.clause,
            field,
            f"Chưa có sáng kiến nào để gửi lên, trong khi công đoàn cơ sở trực thuộc phấn đấu đề nghị ít "
            f"nhất {terms.grassroots:02d} sáng kiến; hãy bổ sung nếu được.",
        )


def one_per_person(case: SubmissionCase, terms: RuleTerms, programme: Programme, _check: CheckDay) -> Iterator[Finding]:
    """No person stands for two initiatives (A III.1.2: 10 initiatives of 10 people, at the province)."""
    province = _is_province(case.unit)
    if not province and not is_bound(case.unit, programme):
        return
    by_person: defaultdict[UUID, list[AssessedCase]] = defaultdict(list)
    for item in case.cases:
        author = item.case.author
        if author is not None:
            by_person[author.person.id].append(item)
    for person_id, items in by_person.items():
        if len(items) < 2:
            continue
        author = items[0].case.author
        name = author.person.full_name if author else ""
        message = (
            f"{name} đứng tên {len(items)} sáng kiến ({_codes(items)}), trong khi LĐLĐ tỉnh khen thưởng mỗi "
            "cá nhân một sáng kiến; hãy cân nhắc chọn một."
        )
        if province:
            codes = [item.case.initiative.code for item in items]
            yield warning(
                "one-per-person", terms.clause, "put_forward", message, person_id, *codes, person_id=person_id
            )
        else:
            yield note("one-per-person", terms.clause, "put_forward", message)


def portal_window(case: SubmissionCase, terms: RuleTerms, programme: Programme, check: CheckDay) -> Iterator[Finding]:
    """Once the portal has closed, every initiative was submitted to it (A II.1: 22/04/2021 at 24:00).

    A day of submission after the closing can't be one; what lies outside the peak is nothing.
    """
    closes = programme.portal.closes_on
    if closes is None or check.on <= closes or not is_bound(case.unit, programme):
        return
    missing = [item for item in case.cases if item.case.participation.portal_on is None]
    late = [item for item in case.cases if (day := item.case.participation.portal_on) is not None and day > closes]
    closing = f"24 giờ ngày {format_date(closes)}"
    if missing:
        yield violation(
            "portal-window",
            terms.clause,
            "portal_on",
            f"Cổng trực tuyến đã đóng sau {closing} mà chưa ghi ngày nộp {_codes(missing)}; nếu đã nộp kịp, hãy ghi "
            "ngày nộp cổng, nếu chưa, hãy bỏ ra khỏi hồ sơ.",
        )
    if late:
        yield violation(
            "portal-window",
            terms.clause,
            "portal_on",
            f"Ngày nộp cổng của {_codes(late)} là sau {closing}, khi cổng trực tuyến đã đóng; hãy kiểm tra lại ngày "
            "nộp, hoặc bỏ ra khỏi hồ sơ.",
        )


def selected_clean(
    case: SubmissionCase, terms: SelectionTerms, _programme: Programme, _check: CheckDay
) -> Iterator[Finding]:
    """A selecting union has declared anew that nothing it selects is disputed (A III.2, Lưu ý)."""
    if case.unit.level in terms.levels and case.cases and case.marks.selection_declared_on is None:
        yield fix(
            "selected-clean",
            terms.clause,
            "selection_declared_on",
            "Chưa xác nhận tại thời điểm xét chọn rằng không có khiếu nại về nội dung, kết quả và không có "
            "tranh chấp về quyền tác giả; hãy xác nhận và ghi ngày.",
        )


def award_field(
    case: SubmissionCase, terms: AwardFieldTerms, programme: Programme, _check: CheckDay
) -> Iterator[Finding]:
    """What is put forward for the national award lies in one of its fields (A III.1.2)."""
    if not _is_province(case.unit) and not is_bound(case.unit, programme):
        return
    known = [f" {fold_words(keyword)} " for keyword in terms.keywords]
    for item in case.cases:
        field = f" {fold_words(item.case.initiative.work_field)} "
        if item.case.participation.national_award and not any(keyword in field for keyword in known):
            initiative = item.case.initiative
            stated = f"lĩnh vực “{initiative.work_field}” không thuộc" if initiative.work_field else "chưa rõ có thuộc"
            yield warning(
                "award-field",
                terms.clause,
                "work_field",
                f"{initiative.code} được đề nghị Tổng Liên đoàn khen thưởng nhưng {stated} các lĩnh vực "
                f"được xét ({'; '.join(programme.rewards.award_fields)}); hãy xem lại lĩnh vực.",
                initiative.id,
                field,
            )
