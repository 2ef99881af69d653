"""Reading a unit's initiatives and assessing each in a programme on a day."""

from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.programme import Programme
from desktop_app.domain.unit import Unit
from desktop_app.rules.assess import assess_all
from desktop_app.rules.day import CheckDay
from desktop_app.services.workspace import OpenWorkspace


def read_cases(workspace: OpenWorkspace, programme_id: str, unit: Unit) -> list[Case]:
    """Every case of a unit in a programme, in order of code; what was taken out of the programme apart."""
    with workspace.store.read() as session:
        return [
            case for chunk in session.cases(programme_id, unit) for case in chunk if not case.participation.withdrawn
        ]


def assessed_cases(
    workspace: OpenWorkspace, programme: Programme, unit: Unit, day: CheckDay
) -> tuple[AssessedCase, ...]:
    """Every case of the unit with verdict and findings on a day, waivers taken into account."""
    cases = read_cases(workspace, programme.id, unit)
    with workspace.store.read() as session:
        waivers = session.waivers.of_programme(programme.id, unit.id)
    return assess_all(cases, programme, day, waivers)
