"""By whom and when an initiative was recognised, and what proves it."""

from dataclasses import replace

import pytest

from desktop_app.domain.kinds import AttachmentKind
from tests.rules.build import CERTIFICATE, DECISION, A, B, case, check, day, decision, file, found

BLANK = {"recognised_by": "", "decision_number": "", "decision_date": None}
ALL_THREE = ["fix recognised_by", "fix decision_number", "fix decision_date"]


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"recognised": None}, ["fix recognised"]),
        ({"recognised": None, **BLANK}, ["fix recognised"]),
        ({"recognised": False}, ["violation recognised"]),
        ({"recognised": False, **BLANK}, ["violation recognised"]),
        ({"recognised_by": ""}, ["fix recognised_by"]),
        ({"decision_number": ""}, ["fix decision_number"]),
        ({"decision_date": None}, ["fix decision_date"]),
        (BLANK, ALL_THREE),
    ],
)
def test_recognised_by_a_named_decision(programme, facts, expected):
    assert found(case(programme, **facts), programme, "recognised") == expected


@pytest.mark.parametrize(
    ("attachments", "expected"),
    [
        ([DECISION], ALL_THREE),
        ([CERTIFICATE], []),
        ([DECISION, CERTIFICATE], []),
        ([file(AttachmentKind.CERTIFICATE, known=False)], []),  # attached, and a fix of `evidence` itself
        ([file(AttachmentKind.CERTIFICATE, there=False)], ALL_THREE),
        ([file(AttachmentKind.OTHER)], ALL_THREE),
        ([], ALL_THREE),
    ],
)
def test_a_certificate_serves_in_place_of_a_decision(attachments, expected):
    assert found(case(B, attachments=attachments, **BLANK), B, "recognised") == expected


def test_a_certificate_does_not_excuse_a_date_that_is_there():
    whole = case(B, attachments=[CERTIFICATE], recognised_by="", decision_date=day("02/05/2022"))
    assert found(whole, B, "recognised", check("01/05/2022")) == ["violation decision_date"]


@pytest.mark.parametrize(
    ("decided", "on", "paper", "expected"),
    [
        ("01/05/2022", "01/05/2022", "", []),
        ("02/05/2022", "01/05/2022", "", ["violation decision_date"]),
        ("01/05/2022", "01/05/2022", "01/05/2022", []),
        ("20/04/2022", "01/05/2022", "19/04/2022", ["violation decision_date"]),
        ("20/04/2022", "01/05/2022", "20/04/2022", []),
        ("02/05/2022", "01/05/2022", "01/05/2022", ["violation decision_date"] * 2),
    ],
)
@pytest.mark.parametrize("recognised", [True, None])
def test_a_decision_from_after_check_or_proposal(decided, on, paper, expected, recognised):
    whole = case(B, decision_date=day(decided), recognised=recognised)
    first = [] if recognised else ["fix recognised"]
    assert found(whole, B, "recognised", check(on, paper=paper)) == first + expected


@pytest.mark.parametrize(
    ("decided", "expected"),
    [("31/08/2021", ["warning decision_date"]), ("01/09/2021", []), (None, [])],
)
def test_recognised_since_september_2021(decided, expected):
    whole = case(B, decision_date=day(decided) if decided else None)
    assert found(whole, B, "recognised-since") == expected


def test_a_asks_for_no_first_day_of_recognition():
    assert found(case(A, decision_date=day("01/06/2019")), A, "recognised-since") == []


def test_a_shared_decision_gives_authority_number_and_date():
    assert found(case(B, shared=decision(), **BLANK), B, "recognised") == []
    early = decision(decided_on=day("31/08/2021"))
    assert found(case(B, shared=early, **BLANK), B, "recognised-since") == ["warning decision_date"]
    own = {**BLANK, "decision_date": day("01/09/2021")}
    assert found(case(B, shared=early, **own), B, "recognised-since") == []  # its own cell wins


def test_a_shared_certificate_serves_too():
    bare = decision(authority="", decided_on=None, is_certificate=True)
    assert found(case(B, attachments=[], shared=bare, **BLANK), B, "recognised") == []
    unscanned = replace(bare, scan=None)
    assert found(case(B, attachments=[], shared=unscanned, **BLANK), B, "recognised") == [
        "fix recognised_by",
        "fix decision_date",
    ]


@pytest.mark.parametrize(
    ("attachments", "in_a", "in_b"),
    [
        ([], ["fix"], ["note"]),
        ([DECISION], [], []),
        ([CERTIFICATE], [], []),
        ([file(AttachmentKind.DESCRIPTION)], ["fix"], ["note"]),
        ([file(None)], ["fix"], ["note"]),
        ([file(AttachmentKind.DECISION, known=False)], ["fix"], ["fix"]),
        ([file(AttachmentKind.DECISION, there=False)], ["fix"], ["fix"]),
        ([DECISION, file(AttachmentKind.PICTURE, known=False)], ["fix"], ["fix"]),
        ([DECISION, file(AttachmentKind.PICTURE, known=False, size=0)], ["fix"], ["fix"]),
        ([DECISION, file(None, there=False)], ["fix"], ["fix"]),
    ],
)
def test_evidence(attachments, in_a, in_b):
    assert found(case(A, attachments=attachments), A, "evidence") == [f"{kind} attachment" for kind in in_a]
    assert found(case(B, attachments=attachments), B, "evidence") == [f"{kind} attachment" for kind in in_b]


def test_the_scan_of_a_shared_decision_is_evidence():
    assert found(case(A, attachments=[], shared=decision()), A, "evidence") == []
    missing = decision(scan=file(None, there=False).file)
    assert found(case(A, attachments=[], shared=missing), A, "evidence") == ["fix attachment"]
    unscanned = decision(scan=None)
    assert found(case(A, attachments=[], shared=unscanned), A, "evidence") == ["fix attachment"]
