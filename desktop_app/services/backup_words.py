"""Backups in words: when one was made, what it holds, and what restoring it would lose."""

from datetime import datetime

from desktop_app.domain.backup import Contents, Difference, Losses
from desktop_app.domain.context import VIETNAM
from desktop_app.services.restoring import Restored
from desktop_app.text.numbers import format_money


def moment_words(at: datetime, now: datetime | None = None) -> str:
    """A moment: `08:00 ngày 02/05/2022`; against `now` `hôm nay 08:00` or `hôm qua 08:00` where it was then."""
    local = at.astimezone(VIETNAM)
    days = (now.astimezone(VIETNAM).date() - local.date()).days if now is not None else None
    if days in {0, 1}:
        return f"{'hôm qua' if days else 'hôm nay'} {local:%H:%M}"
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"


def contents_words(contents: Contents) -> str:
    """What a database holds: `40 đoàn viên, 12 sáng kiến, 1 hồ sơ đề nghị, 3 tệp đính kèm`."""
    parts = (
        (contents.members, "đoàn viên"),
        (contents.others, "người không phải đoàn viên"),
        (contents.initiatives, "sáng kiến"),
        (contents.submissions, "hồ sơ đề nghị"),
        (contents.attachments, "tệp đính kèm"),
    )
    said = [f"{format_money(count)} {what}" for count, what in parts if count]
    return ", ".join(said) or "chưa có đoàn viên, sáng kiến nào"


def restored_words(done: Restored) -> str:
    """What restoring came to, in one paragraph."""
    said = f"Đã khôi phục dữ liệu theo bản sao lưu lúc {moment_words(done.candidate.at)}."
    if done.kept:
        said += f" Dữ liệu trước đó được giữ ở “{done.kept}”."
    if done.missing:
        said += f" Còn thiếu {done.missing} tệp đính kèm không tìm thấy trong bản sao lưu nào."
    return said


def loss_words(losses: Losses | None, changed_at: datetime | None, now: datetime | None = None) -> list[str]:
    """What restoring would lose, a sentence each; `losses` None: the data that is there can't be read."""
    if changed_at is None:
        return ["Hiện chưa có dữ liệu nào ở đây nên không mất gì."]
    last = f"Dữ liệu hiện tại được ghi lần cuối lúc {moment_words(changed_at, now)}."
    if losses is None:
        return [
            last,
            "Dữ liệu hiện tại không đọc được nên không so sánh được; những gì ghi sau bản sao lưu sẽ không còn.",
            "Tệp hiện tại được giữ lại bên cạnh.",
        ]
    kinds = (
        (losses.people, "đoàn viên, người lao động"),
        (losses.initiatives, "sáng kiến"),
        (losses.submissions, "hồ sơ đề nghị"),
    )
    said = [sentence for difference, what in kinds if (sentence := _difference_words(difference, what))]
    if losses.unit_changed:
        said.append("Thông tin đơn vị trở về như lúc sao lưu.")
    return [last, *(said or ["Không mất đoàn viên, sáng kiến hay hồ sơ nào: nội dung như nhau."])]


def _difference_words(difference: Difference, what: str) -> str:
    parts = (
        (difference.gone, "nhập sau đó sẽ mất"),
        (difference.changed, "trở về nội dung cũ"),
        (difference.back, "đã xóa sẽ có lại"),
    )
    said = ", ".join(f"{format_money(count)} {verb}" for count, verb in parts if count)
    return f"{what[0].upper()}{what[1:]}: {said}." if said else ""
