"""The question before people are deleted, and the report afterwards."""

from uuid import UUID

import pytest

from desktop_app.domain.records import PersonDeletion
from ui.members.deleting import deletion_question, deletion_report


@pytest.mark.parametrize(
    ("names", "codes", "question", "verb", "detail"),
    [
        (["Trần Văn Thử"], [], "Xóa “Trần Văn Thử”?", "Xóa người này", "bị xóa hẳn"),
        (["A", "B"], ["SK001"], "Xóa 2 người?", "Xóa 2 người", "1 sáng kiến có tên những người này (SK001)"),
        (
            ["A"],
            [f"SK{n}" for n in range(7)],
            "Xóa “A”?",
            "Xóa người này",
            "SK0, SK1, SK2, SK3, SK4 và 2 sáng kiến khác",
        ),
    ],
)
def test_what_goes_is_named(names, codes, question, verb, detail):
    asked = deletion_question(names, codes)
    assert asked.question == f"{question} Việc này không hoàn tác được."
    assert asked.verb == verb
    assert detail in asked.detail


def test_nothing_is_said_of_initiatives_where_there_are_none():
    assert "sáng kiến" not in deletion_question(["A"], []).detail


@pytest.mark.parametrize(
    ("submissions", "said"),
    [
        ([()], "Đã xóa 1 người."),
        ([((UUID(int=1), 1), (UUID(int=1), 2)), ((UUID(int=1), 1),)], "Đã xóa 2 người. 2 lần hồ sơ đã lập vẫn ghi"),
    ],
)
def test_what_still_names_them_is_told(submissions, said):
    reports = [PersonDeletion(submissions=item, shared_initiatives=()) for item in submissions]
    assert deletion_report(reports).startswith(said)
