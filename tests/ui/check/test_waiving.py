"""Which of the chosen lines can be set aside, and which count again."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from desktop_app.domain.finding import Finding, Waiver
from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.services.check_lists import CheckLine
from ui.check.lines_pane import by_initiative, can_waive, is_waived

AT = datetime(2022, 5, 1, tzinfo=UTC)
WAIVER = Waiver(rule="benefit", fingerprint="b", reason="Đã xem", user="thu", at=AT)


def finding(rule="link", severity=Severity.WARNING, waived=None):
    return Finding(
        rule=rule, severity=severity, clause="1", field="link", message="…", fingerprint=rule[0], waived=waived
    )


def line(number, found):
    return CheckLine(
        initiative_id=UUID(int=number), code="", title="", authors="", verdict=Verdict.REVIEW, finding=found
    )


@pytest.mark.parametrize(
    ("found", "may", "done"),
    [
        (None, False, False),
        *((finding(severity=one), one is Severity.WARNING, False) for one in Severity),
        (finding(waived=WAIVER), False, True),
    ],
)
def test_a_warning_alone_is_set_aside_and_once(found, may, done):
    assert (can_waive(found), is_waived(found)) == (may, done)


def test_findings_are_told_by_initiative():
    lines = [line(1, finding()), line(1, finding("scope")), line(2, finding()), line(3, None)]
    assert by_initiative(lines) == {UUID(int=1): [("link", "l"), ("scope", "s")], UUID(int=2): [("link", "l")]}
