"""Headings as offices write them: which field each stands for, and when that isn't sure."""

import pytest

from desktop_app.importing.one_sheet.fields import AUTHOR_DETAILS, AWARD_YEAR, DECISION_DETAILS, EFFECT, LIST_FIELDS
from desktop_app.importing.one_sheet.headings import award_year, guess

SURE = {
    "": ["STT", "TT", "Số TT", "Ghi chú", "Lỗi", "Chữ ký"],
    "title": [
        "Tên sáng kiến",
        "TÊN SÁNG KIẾN, GIẢI PHÁP",
        "Tên đề tài/sáng kiến",
        "Tên giải pháp (ghi rõ)",
        "Tên SKKN",
    ],
    "full_name": [
        "Họ và tên",
        "Họ tên tác giả",
        "Họ và tên tác giả *",
        "Tác giả",
        "Đồng tác giả",
        "Tác giả (ghi rõ họ tên)",
        "Tác giả – Họ và tên",
    ],
    AUTHOR_DETAILS: [
        "Họ và tên, năm sinh, chức vụ, đơn vị công tác, số điện thoại liên hệ",
        "Họ tên, năm sinh, đơn vị",
        "Tác giả (họ tên), chức vụ, đơn vị",
        "Tác giả (họ tên, năm sinh, chức vụ, đơn vị, SĐT)",
        "Thông tin tác giả (họ và tên, ngày sinh, đơn vị)",
        "Họ tên, năm sinh, SĐT",
    ],
    "birth_date": ["Năm sinh", "Ngày, tháng, năm sinh", "Ngày sinh", "Tác giả – Năm sinh"],
    "position": ["Chức vụ", "Chức danh, chức vụ"],
    "workplace": ["Đơn vị", "Nơi công tác", "Đơn vị công tác", "Cơ quan, đơn vị", "Phòng ban"],
    "phone": ["Số điện thoại", "SĐT", "Điện thoại liên hệ", "Số ĐT"],
    "identity_number": ["CCCD", "Số CCCD/CMND", "Căn cước công dân"],
    "code": ["Mã sáng kiến", "Mã số"],
    "summary": ["Tóm tắt nội dung", "Nội dung", "Tóm tắt nội dung sáng kiến", "Mô tả giải pháp"],
    "benefit_amount": ["Giá trị làm lợi", "Giá trị làm lợi (triệu đồng)", "Số tiền làm lợi"],
    "benefit_text": ["Hiệu quả", "Hiệu quả mang lại", "Lợi ích xã hội"],
    EFFECT: ["Hiệu quả sáng kiến, giá trị làm lợi, phạm vi ứng dụng"],
    "decision_number": ["Số QĐ", "Số quyết định công nhận", "Quyết định công nhận – Số"],
    "decision_date": ["Ngày công nhận", "Ngày quyết định", "Quyết định công nhận – Ngày tháng"],
    DECISION_DETAILS: ["Số, ngày quyết định công nhận"],
    "recognised_by": ["Cơ quan công nhận", "Cấp công nhận", "Quyết định công nhận – Cơ quan"],
    "applied_on": ["Ngày áp dụng", "Thời gian áp dụng", "Thời gian áp dụng sáng kiến"],
    "trial_on": ["Ngày áp dụng thử"],
    "scope": ["Phạm vi", "Phạm vi áp dụng", "Đơn vị áp dụng"],
    "work_field": ["Lĩnh vực", "Lĩnh vực áp dụng"],
    "solution_type": ["Loại giải pháp", "Loại sáng kiến"],
    "share": ["Tỷ lệ đóng góp (%)", "Tỉ lệ % đóng góp"],
    "awards": ["Các danh hiệu thi đua, hình thức khen thưởng cá nhân trong 03 năm (2018-2020)"],
    AWARD_YEAR: ["Danh hiệu thi đua – Năm 2019", "Khen thưởng năm 2020"],
}
HINTED = {
    "title": ["Sáng kiến", "Giải pháp đề nghị công nhận"],
    "decision_number": ["Quyết định công nhận"],
    "phone": ["Địa chỉ, điện thoại"],
}


@pytest.mark.parametrize(("field", "heading"), [(field, text) for field, texts in SURE.items() for text in texts])
def test_a_heading_that_says_what_it_is(field: str, heading: str) -> None:
    assert guess(heading) == (field, True)


@pytest.mark.parametrize(("field", "heading"), [(field, text) for field, texts in HINTED.items() for text in texts])
def test_a_heading_that_only_hints(field: str, heading: str) -> None:
    assert guess(heading) == (field, False)


@pytest.mark.parametrize("heading", ["", "Cột 1", "Kinh phí hỗ trợ", "Quê quán"])
def test_a_heading_that_says_nothing(heading: str) -> None:
    assert guess(heading) is None


@pytest.mark.parametrize("field", list(LIST_FIELDS))
def test_every_field_is_known_by_its_own_label(field: str) -> None:
    found = guess(LIST_FIELDS[field])
    assert found is not None
    assert found[0] == field


def test_labels_of_fields_differ() -> None:
    assert len(set(LIST_FIELDS.values())) == len(LIST_FIELDS)


@pytest.mark.parametrize(
    ("heading", "year"),
    [("Danh hiệu – Năm 2019", 2019), ("Danh hiệu (2018-2020)", 0), ("Khen thưởng 2020", 2020), ("Danh hiệu", 0)],
)
def test_the_year_of_a_column_of_awards(heading: str, year: int) -> None:
    assert award_year(heading) == year
