"""What Kiểm tra reads on a worker."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.finding import Finding
from desktop_app.services.check_lists import CheckGroup, Grouping, check_groups, unit_findings
from desktop_app.services.workspace import OpenWorkspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The groups under a grouping, and what is found on the unit."""

    grouping: Grouping
    groups: tuple[CheckGroup, ...]
    unit_findings: tuple[Finding, ...]


def read_checked(workspace: OpenWorkspace, programme_id: str, on: date, grouping: Grouping) -> Checked:
    """Read groups and findings on the unit; nothing before there is a programme."""
    if not programme_id:
        return Checked(grouping=grouping, groups=(), unit_findings=())
    return Checked(
        grouping=grouping,
        groups=check_groups(workspace, programme_id, on, grouping),
        unit_findings=unit_findings(workspace, programme_id, on),
    )
