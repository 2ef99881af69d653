"""The facts' field ids, once for rules, JSON, workbook and screens, each with its Vietnamese label."""

from typing import Final

UNIT_FIELDS: Final[dict[str, str]] = {
    "unit_name": "Tên đơn vị",
    "upper_name": "Công đoàn cấp trên",
    "level": "Cấp",
    "directly_under_province": "Trực thuộc LĐLĐ tỉnh",
    "province": "Tỉnh/Thành phố",
    "sector": "Ngành trung ương",
    "block": "Khối",
    "member_count": "Số đoàn viên",
    "place": "Địa danh",
    "symbol": "Ký hiệu văn bản",
    "authority": "Thẩm quyền ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Người ký",
    "addressees": "Kính gửi",
    "officer_in_charge": "Cán bộ phụ trách",
    "valid_from": "Từ ngày",
    "valid_to": "Đến ngày",
    "sample": "Dữ liệu mẫu",
}

PERSON_FIELDS: Final[dict[str, str]] = {
    "full_name": "Họ và tên",
    "member_code": "Mã đoàn viên",
    "is_member": "Là đoàn viên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "identity_number": "CCCD/CMND",
    "phone": "Số điện thoại",
    "position": "Chức vụ",
    "workplace": "Nơi công tác",
    "group": "Tổ công đoàn",
    "province": "Tỉnh/Thành phố",
    "block": "Khối",
    "category": "Đối tượng",
    "awards": "Danh hiệu, khen thưởng",
}

INITIATIVE_FIELDS: Final[dict[str, str]] = {
    "code": "Mã sáng kiến",
    "title": "Tên sáng kiến",
    "stage": "Giai đoạn",
    "solution_type": "Loại giải pháp",
    "technical_form": "Dạng giải pháp kỹ thuật",
    "work_field": "Lĩnh vực",
    "block": "Khối",
    "category": "Đối tượng",
    "application_state": "Tình trạng áp dụng",
    "applied_on": "Ngày áp dụng",
    "trial_on": "Ngày áp dụng thử",
    "scope": "Phạm vi áp dụng",
    "summary": "Tóm tắt nội dung",
    "benefit_amount": "Giá trị làm lợi (đồng)",
    "benefit_text": "Lợi ích khác",
    "recognised": "Đã công nhận",
    "recognised_by": "Cơ quan công nhận",
    "decision_number": "Số quyết định",
    "decision_date": "Ngày quyết định",
    "novel": "Có tính mới",
    "contrary_to_order": "Trái trật tự công cộng hoặc đạo đức xã hội",
    "ip_protected": "Đang được bảo hộ quyền sở hữu trí tuệ",
    "complaint": "Có khiếu nại",
    "dispute": "Tranh chấp quyền tác giả",
    "topic_level": "Cấp đề tài",
    "accepted_on": "Ngày nghiệm thu",
    "effect_confirmed": "Xác nhận hiệu quả",
    "origin": "Nguyên nhân hình thành",
    "publication_link": "Liên kết giới thiệu",
    "published_on": "Ngày giới thiệu",
    "link": "Liên kết",
    "portal_on": "Ngày nộp cổng",
    "portal_code": "Mã trên cổng",
}

AUTHOR_FIELDS: Final[dict[str, str]] = {
    "author": "Tác giả",
    "share": "Tỷ lệ đóng góp (%)",
    "role": "Vai trò",
    "put_forward": "Tác giả đứng tên",
}

ATTACHMENT_FIELDS: Final[dict[str, str]] = {"attachment": "Tệp", "attachment_kind": "Loại"}

SUBMISSION_FIELDS: Final[dict[str, str]] = {
    "proposal": "Tờ trình",
    "summary_table": "Tổng hợp tóm tắt sáng kiến",
    "sent_on": "Ngày gửi",
    "channels": "Cách gửi",
    "selection_declared_on": "Ngày xác nhận khi xét chọn",
}

OTHER_FIELDS: Final[dict[str, str]] = {
    "portal_text": "Nội dung nộp cổng",
    "national_award": "Đề nghị Tổng Liên đoàn khen thưởng",
    "initiatives": "Số sáng kiến",
}

FIELD_LABELS: Final[dict[str, str]] = {
    **UNIT_FIELDS,
    **PERSON_FIELDS,
    **INITIATIVE_FIELDS,
    **AUTHOR_FIELDS,
    **ATTACHMENT_FIELDS,
    **SUBMISSION_FIELDS,
    **OTHER_FIELDS,
}
