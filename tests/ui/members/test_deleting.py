"""The question before people are deleted, and the report afterwards."""

from datetime import date
from uuid import UUID

import pytest

from desktop_app.domain.personal_data import BackupsKept, NamingRevision, StillHeld
from ui.members.deleting import deletion_question, deletion_report


def revision(number):
    return NamingRevision(submission_id=UUID(int=1), programme="X", serial=1, number=number, made_on=date(2022, 5, 1))


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
    ("revisions", "backups", "said"),
    [
        (0, BackupsKept(), "Đã xóa 1 người. Tệp đã in"),
        (2, BackupsKept(), "giữ nguyên như khi gửi: X, đợt 1, lần 1; X, đợt 1, lần 2."),
        (7, BackupsKept(), "đợt 1, lần 5 và 2 lần khác."),
        (0, BackupsKept(count=3, last=date(2022, 5, 1)), "3 bản sao lưu đến ngày 01/05/2022 vẫn còn thông tin này"),
        (0, BackupsKept(count=1, last=date(2022, 5, 1), elsewhere=True), "và các bản ở nơi sao lưu thứ hai vẫn còn"),
    ],
)
def test_f04_what_still_holds_them_is_told_with_the_reason(revisions, backups, said):
    held = StillHeld(revisions=tuple(map(revision, range(1, revisions + 1))), backups=backups)
    assert said in deletion_report(1, held)
    assert said.removeprefix("Đã xóa 1 người. ") in deletion_question(["A"], [], held).detail
