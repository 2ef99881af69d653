"""The question before people are deleted, and what is said afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.personal_data import NOWHERE, StillHeld
from desktop_app.text.dates import format_date

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


def deletion_question(names: Sequence[str], codes: Sequence[str], held: StillHeld = NOWHERE) -> Question:
    """Ask before deleting the people of these names, whom the initiatives of these codes name.

    `held` is what still holds them afterwards.
    """
    alone = len(names) == 1
    who = f"“{names[0]}”" if alone else f"{len(names)} người"
    what = "Thông tin, danh hiệu, số giấy tờ và những gì đang gõ dở sẽ bị xóa hẳn."
    if codes:
        named = "người này" if alone else "những người này"
        what += (
            f"\n{len(codes)} sáng kiến có tên {named} ({listed(codes)}): tên sẽ bị bỏ khỏi danh sách tác giả, "
            "sáng kiến vẫn còn; tệp đính kèm của sáng kiến không còn tác giả nào sẽ bị xóa."
        )
    what += "".join(f"\n{sentence}" for sentence in still_held(held))
    return Question(
        question=f"Xóa {who}? Việc này không hoàn tác được.",
        detail=what,
        verb="Xóa người này" if alone else f"Xóa {len(names)} người",
    )


def still_held(held: StillHeld) -> Iterator[str]:
    """What still holds people after they are deleted: which, why, and how long."""
    if held.revisions:
        named = [f"{item.programme}, {item.label}" for item in held.revisions[:_NAMED]]
        more = len(held.revisions) - len(named)
        rest = f" và {more} lần khác" if more else ""
        yield f"Hồ sơ đã lập vẫn ghi tên, vì được giữ nguyên như khi gửi: {'; '.join(named)}{rest}."
    backups = held.backups
    if backups.count and backups.last is not None:
        elsewhere = " và các bản ở nơi sao lưu thứ hai" if backups.elsewhere else ""
        yield (
            f"{backups.count} bản sao lưu đến ngày {format_date(backups.last)}{elsewhere} vẫn còn thông tin này cho "
            "đến khi được thay bằng bản mới theo lịch; muốn bỏ sớm thì xóa các tệp đó trong thư mục sao lưu."
        )
    yield "Tệp đã in, đã xuất hoặc đã gửi đi nằm ngoài phần mềm, cần tự xóa hoặc thu hồi."


def deletion_report(count: int, held: StillHeld) -> str:
    """What was deleted, and what still bears the names."""
    return " ".join([f"Đã xóa {count} người.", *still_held(held)])
