"""What is typed into the online portal for one initiative: its fields in the portal's order, each within its limit."""

from dataclasses import dataclass

from desktop_app.domain.case import Case
from desktop_app.domain.programme import PORTAL_FIELDS, Programme
from desktop_app.text.identity import mask_identity
from desktop_app.text.unicode import truncate_utf16, utf16_length


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalField:
    """One field of the portal's form: its id of `PORTAL_FIELDS`, what it is called there, and what goes in.

    `limit` is in UTF-16 units, as the portal counts (None: it names none); `cut` so many were left out at the end.
    """

    id: str
    label: str
    value: str
    limit: int | None = None
    cut: int = 0

    @property
    def length(self) -> int:
        """How long the value is, as the portal counts."""
        return utf16_length(self.value)

    @property
    def shown(self) -> str:
        """The value as it may stand on a screen: an identity number is masked."""
        return mask_identity(self.value) if self.id == "identity_number" else self.value


def portal_fields(case: Case, programme: Programme) -> tuple[PortalField, ...]:
    """The fields that the programme's portal asks for, in its order; the long text is cut to its limit."""
    values = _values(case, programme)
    return tuple(
        _text_field(values[name], programme)
        if name == "portal_text"
        else PortalField(id=name, label=PORTAL_FIELDS[name], value=values[name])
        for name in programme.portal.fields
    )


def _text_field(text: str, programme: Programme) -> PortalField:
    limit = programme.portal.text_limit
    value = truncate_utf16(text, limit)
    return PortalField(
        id="portal_text",
        label=PORTAL_FIELDS["portal_text"],
        value=value,
        limit=limit,
        cut=utf16_length(text) - utf16_length(value),
    )


def _values(case: Case, programme: Programme) -> dict[str, str]:
    person = case.author.person if case.author is not None else None
    return {
        "full_name": person.full_name if person else "",
        "phone": person.phone if person else "",
        "identity_number": person.identity_number if person else "",
        "workplace": person.workplace if person else "",
        "province_or_sector": (person.province if person else "") or case.unit.province or case.unit.sector,
        "upper_name": case.unit.upper_name,
        "block": programme.block_labels.get(case.block, case.block.label) if case.block else "",
        "category": case.category.label if case.category else "",
        "work_field": case.initiative.work_field,
        "portal_text": case.portal_text,
        "link": _link(case),
    }


def _link(case: Case) -> str:
    names = [part.file.name for part in case.attachments if part.file.sha256 is not None]
    return case.initiative.link or "\n".join(names)
