"""Submissions that are being prepared: every decision is kept, and goes with the freezing or the dropping."""

from uuid import UUID, uuid4

import pytest

from desktop_app.domain.kinds import Paper, SigningAuthority
from desktop_app.domain.submission import AS_THE_UNIT, Letter
from desktop_app.services.dossier_drafts import Draft, drop_draft, keep_draft, kept_drafts
from desktop_app.services.dossiers import freeze_plan, prospect
from desktop_app.services.submissions import SubmissionOrder, delete_revision, new_submission
from tests.cli.office import PROGRAMME
from tests.services.union import DAY

OTHER = "75k-binhdinh-2021"
NEXT = Draft(programme_id=PROGRAMME)


@pytest.mark.parametrize(
    "draft",
    [
        NEXT,
        Draft(programme_id=PROGRAMME, answers={uuid4(): True, uuid4(): False}, letter=AS_THE_UNIT, wordings={}),
        Draft(
            programme_id=PROGRAMME,
            submission_id=uuid4(),
            letter=Letter(
                addressees=("Ban A", "Ban B"),
                authority=SigningAuthority.STANDING_COMMITTEE,
                signer_title="Phó Chủ tịch",
                signer_name="Lê Thị Lụa",
            ),
            wordings={Paper.PROPOSAL: "[Tên loại]\nTỜ TRÌNH\n"},
        ),
        Draft(programme_id=PROGRAMME, letter=Letter(addressees=(), signs_alone=True)),
    ],
)
def test_a_draft_comes_back_as_it_was_kept(workspace, draft):
    other = Draft(programme_id=OTHER, answers={uuid4(): False})
    keep_draft(workspace, other)
    keep_draft(workspace, Draft(programme_id=PROGRAMME, submission_id=draft.submission_id, letter=AS_THE_UNIT))
    keep_draft(workspace, draft)
    assert kept_drafts(workspace) == (other, draft)
    drop_draft(workspace, draft.key)
    assert kept_drafts(workspace) == (other,)
    drop_draft(workspace, other.key)
    with workspace.store.read() as session:
        assert session.settings.get("dossier-drafts") is None


@pytest.mark.parametrize(
    "kept",
    [
        7,
        "x",
        {"programme": PROGRAMME},
        [7, None, "x", {}, {"programme": 3}],
        [{"programme": PROGRAMME}],
        [{"programme": PROGRAMME, "answers": {"x": True}}],
        [{"programme": PROGRAMME, "answers": [], "submission": None}],
        [{"programme": PROGRAMME, "answers": {}, "submission": "x"}],
        [{"programme": PROGRAMME, "answers": {}, "submission": 3}],
        [{"programme": PROGRAMME, "answers": {}, "wordings": {"x": "y"}}],
        [{"programme": PROGRAMME, "answers": {}, "wordings": 3}],
    ],
)
def test_what_cannot_be_read_is_no_draft(workspace, kept):
    with workspace.store.write() as session:
        session.settings.put("dossier-drafts", kept)
    assert kept_drafts(workspace) == ()
    keep_draft(workspace, NEXT)
    assert kept_drafts(workspace) == (NEXT,)


def test_what_is_frozen_is_no_draft_any_more_and_others_stay(workspace):
    others = (Draft(programme_id=OTHER), Draft(programme_id=PROGRAMME, submission_id=uuid4()))
    for draft in (NEXT, *others):
        keep_draft(workspace, draft)
    entry = freeze_plan(workspace, prospect(workspace, PROGRAMME, DAY).plan(NEXT, DAY))
    assert kept_drafts(workspace) == others
    later = Draft(programme_id=PROGRAMME, submission_id=entry.id, letter=Letter(signer_name="Phạm Văn Ký"))
    keep_draft(workspace, later)
    keep_draft(workspace, NEXT)
    freeze_plan(workspace, prospect(workspace, PROGRAMME, DAY, entry.id).plan(later, DAY))
    assert kept_drafts(workspace) == (*others, NEXT)


def test_what_was_prepared_of_a_submission_goes_with_it(workspace):
    entry = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, on=DAY))
    keep_draft(workspace, Draft(programme_id=PROGRAMME, submission_id=entry.id))
    keep_draft(workspace, NEXT)
    delete_revision(workspace, entry.id, 1)
    assert kept_drafts(workspace) == (NEXT,)


def test_a_failure_while_freezing_leaves_draft_and_submissions_as_they_were(workspace, monkeypatch):
    keep_draft(workspace, NEXT)
    plan = prospect(workspace, PROGRAMME, DAY).plan(NEXT, DAY)

    def fail(*_args: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("desktop_app.services.dossiers.keep_letter", fail)
    with pytest.raises(OSError, match="no space"):
        freeze_plan(workspace, plan)
    assert kept_drafts(workspace) == (NEXT,)
    assert prospect(workspace, PROGRAMME, DAY).revision == 1


def test_an_answer_about_what_is_gone_is_no_answer(workspace):
    found = prospect(workspace, PROGRAMME, DAY)
    chosen = found.chosen_in(Draft(programme_id=PROGRAMME, answers={UUID(int=1): True}))
    assert chosen == found.chosen
