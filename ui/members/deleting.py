"""The question before people are deleted, and what is said afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.records import PersonDeletion

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, what goes, and the verb of the button that does it."""

    question: str
    detail: str
    verb: str


def listed(codes: Sequence[str]) -> str:
    """The first codes, and how many more."""
    shown = ", ".join(codes[:_NAMED])
    return f"{shown} và {len(codes) - _NAMED} sáng kiến khác" if len(codes) > _NAMED else shown


def deletion_question(names: Sequence[str], codes: Sequence[str]) -> Question:
    """Ask before deleting the people of these names, whom the initiatives of these codes name."""
    alone = len(names) == 1
    who = f"“{names[0]}”" if alone else f"{len(names)} người"
    what = "Thông tin, danh hiệu, số giấy tờ và những gì đang gõ dở sẽ bị xóa hẳn."
    if codes:
        named = "người này" if alone else "những người này"
        what += (
            f"\n{len(codes)} sáng kiến có tên {named} ({listed(codes)}): tên sẽ bị bỏ khỏi danh sách tác giả, "
            "sáng kiến vẫn còn; tệp đính kèm của sáng kiến không còn tác giả nào sẽ bị xóa."
        )
    return Question(
        question=f"Xóa {who}? Việc này không hoàn tác được.",
        detail=what,
        verb="Xóa người này" if alone else f"Xóa {len(names)} người",
    )


def deletion_report(reports: Sequence[PersonDeletion]) -> str:
    """What was deleted, and what still bears the names."""
    said = f"Đã xóa {len(reports)} người."
    sent = {submission for report in reports for submission in report.submissions}
    if sent:
        said += f" {len(sent)} lần hồ sơ đã lập vẫn ghi tên họ, vì hồ sơ đã lập được giữ nguyên như khi gửi."
    return said
