"""The rules' names as officers read them."""

from collections.abc import Mapping
from typing import Final

RULE_LABELS: Final[Mapping[str, str]] = {
    "next-step": "Việc tiếp theo",
    "applied-window": "Thời gian áp dụng",
    "applied-window-annex": "Thời gian áp dụng theo quy trình kèm theo",
    "applied": "Tình trạng áp dụng",
    "recognised": "Đã được công nhận",
    "recognised-since": "Thời gian công nhận",
    "novel": "Tính mới",
    "benefit": "Lợi ích mang lại",
    "scope": "Phạm vi áp dụng",
    "solution-type": "Loại giải pháp",
    "research-topic": "Đề tài nghiên cứu khoa học",
    "recognised-author": "Tác giả được công nhận",
    "participant": "Đối tượng tham gia",
    "public-order": "Trật tự công cộng, đạo đức xã hội",
    "ip-protection": "Bảo hộ quyền sở hữu trí tuệ",
    "complaint": "Khiếu nại",
    "authorship-dispute": "Tranh chấp quyền tác giả",
    "portal-text": "Nội dung nộp cổng",
    "author-details": "Thông tin tác giả",
    "block": "Khối",
    "author-category": "Đối tượng của tác giả",
    "evidence": "Quyết định, giấy chứng nhận kèm theo",
    "link": "Liên kết tài liệu",
    "possible-duplicate": "Tên gần giống sáng kiến khác",
    "dossier-complete": "Thành phần hồ sơ",
    "dossier-deadline": "Hạn gửi hồ sơ",
    "dossier-channels": "Cách gửi hồ sơ",
    "minimum-count": "Số sáng kiến tối thiểu",
    "one-per-person": "Mỗi người một sáng kiến",
    "portal-window": "Hạn nộp cổng trực tuyến",
    "selected-clean": "Xác nhận khi xét chọn",
    "award-field": "Lĩnh vực khen thưởng",
}
"""A short name of each rule, on initiatives and on submissions."""
