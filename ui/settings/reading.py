"""What Thiết lập reads on a worker."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.identifiers import unit_id
from desktop_app.domain.programme import Programme
from desktop_app.domain.unit import Unit
from desktop_app.services.editing import drafts_of
from desktop_app.services.first_run import provinces
from desktop_app.services.programmes import all_programmes
from desktop_app.services.registers import member_counts, verdict_counts, withdrawn_count
from desktop_app.services.workspace import OpenWorkspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the screen shows: the own unit (`stored` False: there is none yet), programmes, and how much is kept."""

    unit: Unit
    stored: bool
    drafts: Mapping[str, str]
    provinces: tuple[str, ...]
    programmes: tuple[Programme, ...]
    members: int
    others: int
    initiatives: int


def read_kept(workspace: OpenWorkspace, programme_id: str, unit: Unit | None) -> Kept:
    """Read it all."""
    shown = unit or Unit(id=unit_id("", ""), name="")
    members, others = member_counts(workspace)
    programmes = all_programmes(workspace)
    initiatives = sum(verdict_counts(workspace, programme_id).values()) + withdrawn_count(workspace, programme_id)
    return Kept(
        unit=shown,
        stored=unit is not None,
        drafts=drafts_of(workspace, shown.id),
        provinces=provinces(),
        programmes=programmes,
        members=members,
        others=others,
        initiatives=initiatives,
    )
