"""A member or worker who writes initiatives."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop_app.domain.kinds import AuthorCategory, Block, Sex


@dataclass(frozen=True, slots=True, order=True)
class Award:
    """A title or reward of one year (*danh hiệu thi đua, hình thức khen thưởng*)."""

    year: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of a unit; `is_member` tells union members from other workers.

    `birth_year` is there wherever a birth year is known, `birth_date` only where the whole date is. Phone and
    identity number are as typed where they can't be made right: judging them is the rules' work.
    """

    id: UUID
    unit_id: UUID
    full_name: str
    code: str = ""
    is_member: bool = True
    birth_date: date | None = None
    birth_year: int | None = None
    sex: Sex | None = None
    identity_number: str = ""
    phone: str = ""
    position: str = ""
    workplace: str = ""
    group: str = ""
    province: str = ""
    block: Block | None = None
    category: AuthorCategory | None = None
    awards: tuple[Award, ...] = ()
