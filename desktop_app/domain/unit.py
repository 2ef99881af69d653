"""A union: who it is on a given day, its letterhead and the unions around it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from desktop_app.domain.kinds import Block, SigningAuthority, UnitLevel

_FEWEST_WITH_COMMITTEE: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A union as it stands on one day; `upper_name` is its direct upper union (*công đoàn cấp trên trực tiếp*).

    `valid_from`/`valid_to` bound the period these facts hold for (both included; None: open). `member_count` is
    the unit's own figure, None where it states none. `sample` marks made-up data, on every screen and print.
    """

    id: UUID
    name: str
    upper_name: str = ""
    upper_id: UUID | None = None
    level: UnitLevel | None = None
    directly_under_province: bool | None = None
    province: str = ""
    sector: str = ""
    block: Block | None = None
    member_count: int | None = None
    place: str = ""
    symbol: str = ""
    authority: SigningAuthority | None = None
    signer_title: str = ""
    signer_name: str = ""
    addressees: tuple[str, ...] = ()
    officer_in_charge: str = ""
    support_team: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    sample: bool = False

    @property
    def has_no_committee(self) -> bool:
        """Whether it signs for an executive committee and is too small to have one.

        Source: Điều lệ Công đoàn Việt Nam: a union of fewer than ten members elects a chair alone.
        """
        few = self.member_count is not None and self.member_count < _FEWEST_WITH_COMMITTEE
        return few and self.authority is SigningAuthority.EXECUTIVE_COMMITTEE
