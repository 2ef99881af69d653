"""When an initiative was put to use, whether, to what benefit, how far."""

import pytest

from desktop_app.domain.kinds import ApplicationState, SolutionType
from tests.rules.build import A, B, case, check, day, found

APPLIED, TRIAL, NOT_YET = ApplicationState.APPLIED, ApplicationState.TRIAL, ApplicationState.NOT_YET


@pytest.mark.parametrize(
    ("programme", "applied_on", "on", "expected"),
    [
        (A, "31/12/2020", "", ["violation applied_on"]),
        (A, "01/01/2021", "", []),
        (A, "31/05/2021", "01/06/2021", []),
        (A, "01/06/2021", "01/06/2021", ["violation applied_on"]),
        (B, "31/08/2021", "", ["violation applied_on"]),
        (B, "01/09/2021", "", []),
        (B, "01/09/2023", "01/09/2023", []),
        (B, "02/09/2023", "02/09/2023", ["violation applied_on"]),
        # the day of the check itself has come, the next one hasn't
        (B, "01/05/2022", "01/05/2022", []),
        (B, "02/05/2022", "01/05/2022", ["fix applied_on"]),
        # both conditions hold
        (B, "02/09/2023", "01/09/2023", ["fix applied_on", "violation applied_on"]),
        (A, "01/06/2021", "15/03/2021", ["fix applied_on", "violation applied_on"]),
    ],
)
def test_window_of_the_day_of_application(programme, applied_on, on, expected):
    whole = case(programme, applied_on=day(applied_on))
    assert found(whole, programme, "applied-window", check(on, programme=programme)) == expected


@pytest.mark.parametrize(
    ("state", "applied_on", "trial_on", "expected"),
    [
        (APPLIED, None, None, ["fix applied_on"]),
        (APPLIED, None, "15/09/2021", ["fix applied_on"]),  # it is the real application that counts
        (APPLIED, "15/09/2021", "01/01/2020", []),  # a trial may have come before
        (TRIAL, None, "15/09/2021", []),
        (TRIAL, None, "01/08/2021", ["violation trial_on"]),
        (TRIAL, "01/01/2020", "15/09/2021", []),
        (TRIAL, "15/09/2021", "01/01/2020", ["violation trial_on"]),
        (TRIAL, "15/09/2021", None, []),
        (TRIAL, "01/08/2021", None, ["violation applied_on"]),
        (TRIAL, None, None, ["fix trial_on"]),
        (NOT_YET, None, None, ["fix applied_on"]),
        (NOT_YET, "15/09/2021", None, []),
        (None, None, "15/09/2021", ["fix applied_on"]),
        (None, "15/09/2021", None, []),
    ],
)
def test_which_day_counts(state, applied_on, trial_on, expected):
    whole = case(
        B,
        application_state=state,
        applied_on=day(applied_on) if applied_on else None,
        trial_on=day(trial_on) if trial_on else None,
    )
    assert found(whole, B, "applied-window") == expected


@pytest.mark.parametrize(
    ("applied_on", "expected"),
    [
        ("31/08/2021", []),  # outside the body's window too: applied-window says so
        ("01/09/2021", []),
        ("01/09/2022", []),
        ("02/09/2022", ["warning applied_on"]),
        ("01/09/2023", ["warning applied_on"]),
        ("02/09/2023", []),
        (None, []),
    ],
)
def test_the_annex_closes_its_window_a_year_earlier(applied_on, expected):
    whole = case(B, applied_on=day(applied_on) if applied_on else None)
    assert found(whole, B, "applied-window-annex", check("01/10/2023")) == expected


def test_the_annex_warning_reads_the_trial_of_what_is_only_on_trial():
    whole = case(B, application_state=TRIAL, trial_on=day("02/09/2022"))
    assert found(whole, B, "applied-window-annex", check("01/10/2023")) == ["warning trial_on"]


def test_a_knows_no_annex():
    assert "applied-window-annex" not in A.rules


@pytest.mark.parametrize(
    ("programme", "state", "kind", "expected"),
    [
        (A, None, SolutionType.MANAGEMENT, ["fix application_state"]),
        (A, NOT_YET, SolutionType.MANAGEMENT, ["violation application_state"]),
        (A, TRIAL, SolutionType.MANAGEMENT, ["warning application_state"]),
        (A, TRIAL, None, ["warning application_state"]),
        (A, TRIAL, SolutionType.RESEARCH, ["warning application_state"]),
        (A, APPLIED, SolutionType.MANAGEMENT, []),
        (B, None, SolutionType.MANAGEMENT, ["fix application_state"]),
        (B, NOT_YET, SolutionType.MANAGEMENT, ["violation application_state"]),
        (B, TRIAL, SolutionType.MANAGEMENT, []),
        (B, TRIAL, None, []),
        (B, TRIAL, SolutionType.RESEARCH, ["warning application_state"]),
        (B, APPLIED, SolutionType.RESEARCH, []),
    ],
)
def test_state_of_application(programme, state, kind, expected):
    assert found(case(programme, application_state=state, solution_type=kind), programme, "applied") == expected


@pytest.mark.parametrize("programme", [A, B])
@pytest.mark.parametrize(
    ("amount", "text", "expected"),
    [
        (None, "", ["fix benefit_amount"]),
        (0, "", ["fix benefit_amount"]),  # stated, and no benefit
        (1, "", []),
        (None, "Giảm thời gian chờ của người dân", []),
        (0, "Giảm thời gian chờ của người dân", []),
    ],
)
def test_benefit_in_money_or_words(programme, amount, text, expected):
    whole = case(programme, benefit_amount=amount, benefit_text=text)
    assert found(whole, programme, "benefit") == expected


def test_scope_is_asked_in_a_alone():
    assert found(case(A, scope=""), A, "scope") == ["fix scope"]
    assert found(case(A), A, "scope") == []
    assert found(case(B, scope=""), B, "scope") == []
