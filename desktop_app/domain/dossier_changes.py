"""What differs between a frozen dossier and another of the same submission, in an officer's words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.fields import FIELD_LABELS, UNIT_FIELDS
from desktop_app.domain.initiative import Author
from desktop_app.domain.kinds import Labelled
from desktop_app.domain.submission import Dossier
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money
from desktop_app.text.unicode import lower_first

_SHORT: Final = 60
_NAMES: Final = {"name": "unit_name"}
_OF_UNIT: Final = {
    "addressees": "Nơi nhận (Kính gửi)",
    "authority": "Thẩm quyền ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Người ký",
}
_UNSEEN: Final = frozenset({"id", "unit_id", "decision_id", "upper_id", "support_team", "put_forward"})
_PERSON_WORDS: Final = {
    "full_name": "họ và tên",
    "birth_year": "năm sinh",
    "phone": "số điện thoại",
    "position": "chức vụ",
    "workplace": "nơi công tác",
    "awards": "danh hiệu, khen thưởng",
    "identity_number": "CCCD/CMND",
}


@dataclass(frozen=True, slots=True)
class FactChange:
    """One difference: about what ("" the submission itself), what it is, and the initiative it leads to."""

    about: str
    what: str
    initiative_id: UUID | None = None
    field: str = ""

    @property
    def sentence(self) -> str:
        """The difference as a line of a list."""
        return f"{self.about}: {self.what}" if self.about else self.what


def dossier_changes(before: Dossier, after: Dossier) -> tuple[FactChange, ...]:
    """Return what differs: the unit and who signs, initiatives that come and go, then field by field."""
    return (*_of_unit(before, after), *_of_initiatives(before.cases, after.cases), *_of_order(before, after))


def _of_unit(before: Dossier, after: Dossier) -> Iterator[FactChange]:
    for name, was, now in _differing(before.unit, after.unit):
        label = _OF_UNIT.get(name) or UNIT_FIELDS.get(_NAMES.get(name, name), name)
        yield FactChange("Đơn vị", f"{label} {_from_to(was, now)}", field=_NAMES.get(name, name))
    if before.programme.digest != after.programme.digest:
        yield FactChange("", "Tệp chương trình đã được thay bằng bản khác")


def _of_initiatives(before: Sequence[AssessedCase], after: Sequence[AssessedCase]) -> Iterator[FactChange]:
    was = {item.case.initiative.id: item for item in before}
    now = {item.case.initiative.id: item for item in after}
    for key, item in was.items():
        if key not in now:
            yield FactChange(_code(item), f"bỏ ra khỏi hồ sơ ({item.case.initiative.title})")
    for key, item in now.items():
        if key not in was:
            yield FactChange(_code(item), f"thêm vào hồ sơ ({item.case.initiative.title})", key)
    for key in was.keys() & now.keys() if was.keys() != now.keys() else was:
        yield from _of_one(was[key], now[key])


def _of_order(before: Dossier, after: Dossier) -> Iterator[FactChange]:
    was, now = ([item.case.initiative.id for item in dossier.cases] for dossier in (before, after))
    if was != now and sorted(was) == sorted(now):
        yield FactChange("", "Thứ tự các sáng kiến đã đổi")


def _code(item: AssessedCase) -> str:
    return item.case.initiative.code


def _of_one(before: AssessedCase, after: AssessedCase) -> Iterator[FactChange]:
    code, key = _code(after), after.case.initiative.id
    for field, what in _differences(before.case, after.case):
        yield FactChange(code, what, key, field)
    if before.assessment.verdict is not after.assessment.verdict:
        words = _from_to(before.assessment.verdict, after.assessment.verdict)
        yield FactChange(code, f"kết quả kiểm tra {words}", key)
    elif before.assessment.findings != after.assessment.findings:
        yield FactChange(code, "điều kiểm tra phát hiện đã khác", key)


def _differences(before: Case, after: Case) -> Iterator[tuple[str, str]]:
    for name, was, now in (
        *_differing(before.initiative, after.initiative),
        *_differing(before.participation, after.participation),
    ):
        yield name, f"{_label(name)} {_from_to(was, now)}"
    yield from _of_authors(before.authors, after.authors)
    if before.attachments != after.attachments:
        yield "attachment", f"tệp đính kèm từ {len(before.attachments)} tệp thành {len(after.attachments)} tệp đã đổi"
    if before.decision != after.decision:
        yield "decision_number", "quyết định công nhận hoặc bản quét quyết định đã đổi"


def _of_authors(before: Sequence[Author], after: Sequence[Author]) -> Iterator[tuple[str, str]]:
    was: Mapping[UUID, Author] = {item.person.id: item for item in before}
    now: Mapping[UUID, Author] = {item.person.id: item for item in after}
    for key, item in was.items():
        if key not in now:
            yield "author", f"bỏ tác giả {item.person.full_name}"
    for key, item in now.items():
        former = was.get(key)
        if former is None:
            yield "author", f"thêm tác giả {item.person.full_name}"
            continue
        names = [_PERSON_WORDS.get(name, "thông tin khác") for name, *_ in _differing(former.person, item.person)]
        if names:
            yield "author", f"{', '.join(dict.fromkeys(names))} của {item.person.full_name} đã đổi"
        if former.share != item.share:
            yield "share", f"tỷ lệ đóng góp của {item.person.full_name} đã đổi"
        if (former.role, former.put_forward) != (item.role, item.put_forward):
            yield "put_forward", f"vai trò của {item.person.full_name} đã đổi"
    if was.keys() == now.keys() and list(was) != list(now):
        yield "author", "thứ tự tác giả đã đổi"


def _differing(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    for item in fields(after):
        was, now = getattr(before, item.name), getattr(after, item.name)
        if was != now and item.name not in _UNSEEN:
            yield item.name, was, now


def _label(name: str) -> str:
    return lower_first(FIELD_LABELS.get(name, "thông tin khác"))


def _from_to(was: Any, now: Any) -> str:
    """*từ … thành …*; a text too long to be read in a line has just changed."""
    texts = _word(was), _word(now)
    if any(len(text) > _SHORT for text in texts):
        return "đã đổi"
    return f"từ {texts[0]} thành {texts[1]}"


def _word(value: Any) -> str:
    """A value as an officer would write it."""
    match value:
        case None | "" | ():
            return "(trống)"
        case bool():
            return "Có" if value else "Không"
        case Labelled():
            return f"“{value.label}”"
        case date():
            return format_date(value)
        case int():
            return format_money(value)
        case tuple():
            return f"“{'; '.join(map(str, value))}”"
        case _:
            return f"“{value}”"
