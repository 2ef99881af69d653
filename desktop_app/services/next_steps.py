"""What to do next: one line per kind of work, in order of use, each leading to the first record it concerns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from db.findings import Work
from desktop_app.domain.fields import FIELD_LABELS, PERSON_FIELDS, UNIT_FIELDS
from desktop_app.domain.filters import WITHOUT_INITIATIVE
from desktop_app.domain.finding import QuotaProgress
from desktop_app.domain.kinds import PortalState, Verdict
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.period import Period
from desktop_app.domain.programme import Programme
from desktop_app.domain.submission import SubmissionEntry
from desktop_app.domain.terms import RULE_TERMS
from desktop_app.domain.unit import Unit
from desktop_app.text.numbers import format_money
from desktop_app.text.unicode import lower_first

MOST: Final = 8
"""How many lines are shown at most."""

_RULE_ORDER: Final = {rule: place for place, rule in enumerate(RULE_TERMS)}
_YES_OR_NO: Final = frozenset((
    "recognised", "novel", "contrary_to_order", "ip_protected", "complaint", "dispute", "effect_confirmed",
))  # fmt: skip
_LACKING: Final = {
    "benefit_amount": "chưa nêu lợi ích",
    "share": "chưa ghi tỷ lệ đóng góp của từng tác giả",
    "put_forward": "cần chọn lại tác giả đứng tên",
    "attachment": "chưa đính kèm quyết định hoặc giấy chứng nhận",
    "summary": "chưa có tóm tắt nội dung",
}
"""What is said where “chưa có” and the field's label wouldn't do."""

_LETTERHEAD: Final = ("upper_name", "place", "symbol", "authority", "signer_title", "signer_name")
"""What papers print of the unit beside its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One thing to do next, with where it is done; `count` is how many records it concerns."""

    text: str
    count: int
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of the unit on a day.

    `waiting` are eligible initiatives without a day of submission to the portal, `first_waiting` the first of them;
    `quotas` begin with the own unit's; `dossiers` are the programme's submissions; `report_due` is the period of a
    report that is owed.
    """

    programme: Programme
    on: date
    unit: Unit | None = None
    members: int = 0
    quotas: tuple[QuotaProgress, ...] = ()
    work: tuple[Work, ...] = ()
    waiting: int = 0
    first_waiting: UUID | None = None
    dossiers: tuple[SubmissionEntry, ...] = ()
    report_due: Period | None = None

    @property
    def own_quotas(self) -> tuple[QuotaProgress, ...]:
        """The own unit's quotas, phase by phase."""
        return self.quotas[: len(self.programme.phases)]


def next_steps(standing: Standing, counts: Mapping[Verdict | None, int]) -> tuple[NextStep, ...]:
    """At most eight things to do: what is set up first, then what has to be mended, then what is sent."""
    first, last = list(_set_up(standing, counts)), list(_send(standing, counts))
    mend = list(_mend(standing.work))[: max(1, MOST - len(first) - len(last))]
    return tuple((first + mend + last)[:MOST])


def _set_up(standing: Standing, counts: Mapping[Verdict | None, int]) -> Iterator[NextStep]:
    unit = standing.unit
    if unit is None or not unit.name:
        yield _step("Ghi tên đơn vị", Link(screen=Screen.SETTINGS, field="unit_name"))
    if not standing.members:
        yield _step("Nhập đoàn viên", Link(screen=Screen.MEMBERS))
    if unit is not None and unit.member_count is None and standing.programme.phases:
        yield _step("Ghi Số đoàn viên của đơn vị", Link(screen=Screen.SETTINGS, field="member_count"))
    if not sum(counts.values()):
        yield _step("Nhập sáng kiến", Link(screen=Screen.INITIATIVES))


def _send(standing: Standing, counts: Mapping[Verdict | None, int]) -> Iterator[NextStep]:
    if standing.report_due is not None:
        yield _step(
            f"Lập báo cáo {standing.report_due.label}", Link(screen=Screen.REPORTS, filter=standing.report_due.id)
        )
    if review := counts.get(Verdict.REVIEW, 0):
        link = Link(screen=Screen.INITIATIVES, filter=f"verdict:{Verdict.REVIEW.value}")
        yield NextStep(text=f"{format_money(review)} sáng kiến cần xem lại", count=review, link=link)
    asked = {item.field for item in standing.work}
    blank = [name for name in _LETTERHEAD if standing.unit is not None and not getattr(standing.unit, name)]
    if lacking := [name for name in blank if name not in asked]:
        named = ", ".join(UNIT_FIELDS[name] for name in lacking)
        link = Link(screen=Screen.SETTINGS, field=lacking[0])
        yield NextStep(text=f"Bổ sung thông tin đơn vị để lập văn bản: {named}", count=len(lacking), link=link)
    if standing.waiting:
        link = Link(screen=Screen.PORTAL, record_id=standing.first_waiting, filter=PortalState.WAITING.value)
        text = f"{format_money(standing.waiting)} sáng kiến đủ điều kiện chưa nộp lên cổng"
        yield NextStep(text=text, count=standing.waiting, link=link)
    yield from _dossier(standing.dossiers, counts.get(Verdict.ELIGIBLE, 0))
    for progress in standing.own_quotas:
        if progress.missing and progress.first <= standing.on <= progress.last:
            missing = f"còn thiếu {format_money(progress.missing)} đoàn viên có sáng kiến đã nộp"
            link = Link(screen=Screen.MEMBERS, filter=WITHOUT_INITIATIVE)
            yield NextStep(text=f"Giai đoạn {progress.phase} {missing}", count=progress.missing, link=link)


def _dossier(dossiers: Sequence[SubmissionEntry], eligible: int) -> Iterator[NextStep]:
    """Yield what comes next of submissions: the first one to make, numbers to enter after signing, sending."""
    if not dossiers and eligible:
        text = f"Lập hồ sơ đề nghị xét chọn cho {format_money(eligible)} sáng kiến đủ điều kiện"
        yield NextStep(text=text, count=eligible, link=Link(screen=Screen.DOSSIER))
    for entry in dossiers:
        if not entry.marks.number and entry.marks.sent_on is None:
            link = Link(screen=Screen.DOSSIER, record_id=entry.id, field="number")
            yield _step(f"Ghi số, ngày của hồ sơ đợt {entry.serial} sau khi ký", link)
    if unsent := [entry.id for entry in dossiers if entry.marks.number and entry.marks.sent_on is None]:
        link = Link(screen=Screen.SENDING, record_id=unsent[0])
        yield NextStep(text=f"{format_money(len(unsent))} hồ sơ đã lập chưa gửi", count=len(unsent), link=link)


def _mend(work: Sequence[Work]) -> Iterator[NextStep]:
    """Yield a line per field and kind of trouble, in the order of the rules; what is missing first."""
    ordered = sorted(work, key=_rank)
    said: set[str] = set()
    for item in ordered:
        step = _unit_step(item) or _person_step(item) or _initiative_step(item)
        if step.text not in said:
            said.add(step.text)
            yield step


def _rank(item: Work) -> tuple[bool, bool, int]:
    places = [_RULE_ORDER.get(rule, 0) for rule in item.rules.split(",")]
    return not item.missing, item.severity == "violation", min(places)


def _unit_step(item: Work) -> NextStep | None:
    if item.field != "upper_name":
        return None
    link = Link(screen=Screen.SETTINGS, field=item.field)
    return _step(f"Ghi {FIELD_LABELS[item.field]} của đơn vị", link)


def _person_step(item: Work) -> NextStep | None:
    if item.person_id is None or item.field not in PERSON_FIELDS:
        return None
    what = _lacking(item.field) if item.missing else f"cần sửa {lower_first(PERSON_FIELDS[item.field])}"
    link = Link(screen=Screen.MEMBERS, record_id=UUID(item.person_id), field=item.field)
    return NextStep(text=f"{format_money(item.people)} tác giả {what}", count=item.people, link=link)


def _initiative_step(item: Work) -> NextStep:
    if item.missing:
        what = _lacking(item.field)
    elif item.severity == "violation":
        what = f"không đủ điều kiện vì {lower_first(FIELD_LABELS[item.field])}"
    elif item.field == "put_forward":
        what = _LACKING[item.field]
    else:
        what = f"cần sửa {lower_first(FIELD_LABELS[item.field])}"
    link = Link(screen=Screen.INITIATIVES, record_id=UUID(item.initiative_id), field=item.field)
    return NextStep(text=f"{format_money(item.initiatives)} sáng kiến {what}", count=item.initiatives, link=link)


def _lacking(field: str) -> str:
    if field in _LACKING:
        return _LACKING[field]
    return (
        f"chưa khai “{FIELD_LABELS[field]}”" if field in _YES_OR_NO else f"chưa có {lower_first(FIELD_LABELS[field])}"
    )


def _step(text: str, link: Link) -> NextStep:
    return NextStep(text=text, count=1, link=link)
