"""Expected errors: registered codes, exit statuses, and the way back from a child process."""

import pickle

import pytest

from desktop_app.domain.errors import ERROR_CODES, ExpectedError, InputError, WorkspaceError


@pytest.mark.parametrize(("kind", "status"), [(InputError, 2), (WorkspaceError, 3)])
def test_the_exit_status_says_whose_fault_it_is(kind: type[ExpectedError], status: int) -> None:
    """The input's fault is 2, the workspace's 3."""
    error = kind("usage", "Thiếu tệp.")
    assert (error.exit_status, str(error)) == (status, "Thiếu tệp.")


def test_an_unregistered_code_is_a_bug() -> None:
    """Codes are registered in one place."""
    with pytest.raises(ValueError, match="no-such-code"):
        InputError("no-such-code", "…")


@pytest.mark.parametrize("code", sorted(ERROR_CODES))
def test_errors_come_back_from_a_child_process(code: str) -> None:
    """Pickling keeps code, sentence and notes."""
    sent = WorkspaceError(code, "Ổ đĩa đã đầy.")
    sent.add_note("in the child")
    error = pickle.loads(pickle.dumps(sent))
    assert (type(error), error.code, error.message) == (WorkspaceError, code, "Ổ đĩa đã đầy.")
    assert error.__notes__ == ["in the child"]
