"""Lists of members alone are told from lists of initiatives."""

import pytest

from desktop_app.services.lists import read_pasted
from desktop_app.services.member_lists import cells_of_members
from desktop_app.services.workspace import OpenWorkspace


@pytest.mark.parametrize(
    ("headings", "told_as"),
    [
        (["STT", "Họ tên", "Năm sinh"], ["STT", "Họ và tên", "Ngày sinh"]),
        (["Họ và tên", "Điện thoại", "Ghi chú"], ["Họ và tên", "Số điện thoại", "Ghi chú"]),
        (["Họ và tên", "Ghi chú"], None),
        (["Họ và tên", "Năm sinh", "Tên sáng kiến"], None),
        (["Họ và tên tác giả", "Năm sinh", "Cột lạ"], None),
        (["Tên đề tài", "Người thực hiện"], None),
    ],
)
def test_a_list_of_people_and_no_initiatives(
    workspace: OpenWorkspace, headings: list[str], told_as: list[str] | None
) -> None:
    row = ["1", "Nguyễn Văn An", "1990"]
    cells = cells_of_members(read_pasted(workspace, [headings, row[: len(headings)]]))
    assert cells == ([told_as, row[: len(headings)]] if told_as else [])
