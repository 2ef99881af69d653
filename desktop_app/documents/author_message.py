"""The message to an author: submit the initiative to the portal, look it over before, or look at it there."""

from collections.abc import Iterator
from datetime import date

from desktop_app.documents.phrases import BLANK
from desktop_app.domain.case import Case
from desktop_app.domain.kinds import PortalState
from desktop_app.domain.programme import Programme
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money


def author_message(case: Case, programme: Programme, state: PortalState, on: date) -> str:
    """Return a text to send as it is; of the author it holds the name alone."""
    name = case.author.person.full_name if case.author is not None else ""
    lines = [f"Kính gửi đồng chí {name or BLANK},", *_ASKED[state](case, programme, on)]
    contact = programme.portal.help_contact
    if contact and state is PortalState.WAITING:
        lines.append(f"Cần hướng dẫn thêm khi nộp, mời liên hệ: {contact[0].lower()}{contact[1:]}.")
    return "\n\n".join([*lines, f"Trân trọng.\n{case.unit.name}".strip()])


def _named(case: Case) -> str:
    return f"Sáng kiến “{case.initiative.title}” (mã {case.initiative.code}) của đồng chí"


def _submit(case: Case, programme: Programme, on: date) -> Iterator[str]:
    portal = programme.portal
    closes = portal.closes_on
    until = f" trước 24 giờ ngày {format_date(closes)}" if closes is not None and on <= closes else ""
    yield (
        f"{_named(case)} đã đủ điều kiện tham gia Chương trình “{programme.short_title}”. Đề nghị đồng chí nộp sáng "
        f"kiến lên Cổng trực tuyến Công đoàn Việt Nam, địa chỉ {portal.address}{until}."
    )
    yield (
        "Nội dung từng mục cần điền có trong tệp gửi kèm, xếp theo thứ tự các ô trên cổng; riêng ô nội dung tối đa "
        f"{format_money(portal.text_limit)} ký tự."
    )
    yield "Nộp xong, đề nghị đồng chí báo lại ngày nộp, tài khoản đã dùng và mã của sáng kiến trên cổng (nếu có)."


def _look_over(case: Case, programme: Programme, _on: date) -> Iterator[str]:
    yield (
        f"{_named(case)} đang được hoàn thiện để tham gia Chương trình “{programme.short_title}”. Đề nghị đồng chí xem "
        "lại nội dung từng mục trong tệp gửi kèm và báo lại chỗ cần sửa hoặc bổ sung."
    )
    yield "Khi sáng kiến đủ điều kiện, công đoàn sẽ báo để đồng chí nộp lên Cổng trực tuyến Công đoàn Việt Nam."


def _look_at(case: Case, programme: Programme, _on: date) -> Iterator[str]:
    part = case.participation
    day = f" ngày {format_date(part.portal_on)}" if part.portal_on is not None else ""
    code = f", mã trên cổng: {part.portal_code}" if part.portal_code else ""
    yield (
        f"{_named(case)} đã được nộp lên Cổng trực tuyến Công đoàn Việt Nam{day}{code}. Đề nghị đồng chí kiểm tra và "
        f"theo dõi kết quả tại {programme.portal.address}; nội dung đã nộp có trong tệp gửi kèm."
    )
    yield "Nếu có chỗ chưa đúng, đề nghị đồng chí báo lại để sửa."


_ASKED = {
    PortalState.WAITING: _submit,
    PortalState.UNREADY: _look_over,
    PortalState.SUBMITTED: _look_at,
}
