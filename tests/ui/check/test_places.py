"""Where a finding is mended."""

from uuid import UUID

import pytest

from desktop_app.domain.finding import Finding
from desktop_app.domain.kinds import Severity, Verdict
from desktop_app.domain.links import Link, Screen
from desktop_app.services.check_lists import CheckGroup, CheckLine
from ui.check.listing import Keys, first_to_see, line_details, line_word
from ui.check.places import place_of_line, place_on_unit
from ui.check.unit_panel import headline

PERSON = UUID(int=5)


def finding(field="link", person_id=None, severity=Severity.WARNING):
    return Finding(rule="r", severity=severity, clause="III.1", field=field, message="Sai", person_id=person_id)


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (finding("member_count"), Link(screen=Screen.SETTINGS, field="member_count")),
        (finding("put_forward", PERSON), Link(screen=Screen.MEMBERS, record_id=PERSON)),
        (finding("put_forward"), Link(screen=Screen.INITIATIVES)),
        (finding("initiatives"), Link(screen=Screen.INITIATIVES)),
        (finding("attachment"), Link(screen=Screen.INITIATIVES)),
        (finding("sent_on"), Link(screen=Screen.SENDING)),
        (finding("proposal"), Link(screen=Screen.DOSSIER, field="proposal")),
        (finding("national_award"), None),
    ],
)
def test_a_finding_on_the_unit_leads_to_its_screen(found, place):
    assert place_on_unit(found) == place


def line(found):
    return CheckLine(
        initiative_id=UUID(int=1),
        code="SK001",
        title="Máy vò chè",
        authors="A",
        verdict=Verdict.ELIGIBLE,
        finding=found,
    )


@pytest.mark.parametrize(("found", "field"), [(None, ""), (finding("scope"), "scope")])
def test_a_line_leads_to_its_field(found, field):
    assert place_of_line(line(found)) == Link(screen=Screen.INITIATIVES, record_id=UUID(int=1), field=field)


@pytest.mark.parametrize(
    ("found", "word", "details"),
    [
        (None, "Đủ điều kiện", "SK001 · Máy vò chè\nKhông có điều gì cần sửa."),
        (finding(), "Cần xem", "SK001 · Máy vò chè\nSai\nCăn cứ: III.1"),
    ],
)
def test_a_line_says_all_that_is_known(found, word, details):
    assert (line_word(line(found)), line_details(line(found))) == (word, details)


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "Đơn vị: không có điều gì cần lưu ý."),
        ([Severity.NOTE], "Đơn vị: 1 lưu ý"),
        ([Severity.NOTE, Severity.FIX, Severity.FIX], "Đơn vị: 2 cần sửa, 1 lưu ý"),
    ],
)
def test_findings_on_the_unit_are_counted_the_worst_first(severities, said):
    assert headline([finding(severity=one) for one in severities]) == said


@pytest.mark.parametrize(
    ("verdicts", "place"),
    [
        ([Verdict.ELIGIBLE], 0),
        ([Verdict.ELIGIBLE, Verdict.REVIEW], 1),
        ([None, Verdict.ELIGIBLE], 0),
    ],
)
def test_what_is_to_be_done_is_seen_first(verdicts, place):
    groups = [
        CheckGroup(id=str(number), label="", count=1, severity=None, verdict=verdict)
        for number, verdict in enumerate(verdicts)
    ]
    assert first_to_see(groups) is groups[place]


def test_a_record_keeps_its_key():
    keys = Keys()
    assert [keys.of("a"), keys.of("b", 1), keys.of("a"), keys.of("b", 2)] == [0, 1, 0, 2]
