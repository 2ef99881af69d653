"""A revision's sent day and channels follow its register of sendings, and an undo takes them back."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from desktop_app.domain.kinds import Channel, SendingWay
from desktop_app.domain.sending import Sending, marks_following
from desktop_app.domain.submission import Marks, SubmissionEntry
from desktop_app.services.submissions import SubmissionOrder, find_submission, new_submission
from desktop_app.services.workspace import OpenWorkspace
from tests.cli.office import PROGRAMME
from tests.services import union
from tests.services.union import DAY

LATER = DAY + timedelta(days=3)
KEPT = Marks(number="05", dated_on=DAY, sent_on=date(2020, 1, 1), channels=(Channel.POST,))


@pytest.fixture
def entry(workspace: OpenWorkspace) -> SubmissionEntry:
    """A submission that wasn't sent yet."""
    return new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=DAY, codes=("SK001",), number="05"))


def line(entry: SubmissionEntry, way: SendingWay, day: date | None) -> Sending:
    return Sending(id=uuid4(), submission_id=entry.id, revision=entry.revision, way=way, sent_on=day)


@pytest.mark.parametrize(
    ("ways", "sent_on", "channels"),
    [
        ([], None, ()),
        ([(SendingWay.POST, DAY)], DAY, (Channel.POST,)),
        ([(SendingWay.EMAIL, LATER), (SendingWay.POST, DAY)], DAY, (Channel.POST, Channel.EMAIL)),
        ([(SendingWay.EMAIL, None)], None, ()),
        ([(SendingWay.HAND, DAY), (SendingWay.EMAIL, None)], DAY, ()),
        ([(SendingWay.USB, LATER), (SendingWay.MESSAGE, DAY), (SendingWay.OTHER, LATER)], DAY, ()),
    ],
)
def test_marks_that_follow(workspace: OpenWorkspace, entry: SubmissionEntry, ways, sent_on, channels) -> None:
    marks = marks_following(KEPT, [line(entry, way, day) for way, day in ways])
    assert marks == replace(KEPT, sent_on=sent_on, channels=channels)


def test_edits_of_sendings_reach_the_marks(workspace: OpenWorkspace, entry: SubmissionEntry) -> None:
    post, email = line(entry, SendingWay.POST, LATER), line(entry, SendingWay.EMAIL, DAY)
    union.apply(workspace, None, post)
    union.apply(workspace, None, email)
    marks = find_submission(workspace, str(entry.id)).marks
    assert (marks.number, marks.sent_on, marks.channels) == ("05", DAY, (Channel.POST, Channel.EMAIL))
    union.apply(workspace, email, None)
    union.apply(workspace, post, replace(post, sent_on=None))
    assert find_submission(workspace, str(entry.id)).marks == entry.marks
