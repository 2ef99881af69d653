"""The closed lists of the trade: each value with its stable English id and its Vietnamese label."""

from enum import StrEnum


class Labelled(StrEnum):
    """A value of a closed list: `value` is kept in rows and JSON, `label` is shown and printed."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Labelled":
        """Make a string member that also carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Stage(Labelled):
    """Giai đoạn: how far the initiative is."""

    PLANNED = "planned", "Đăng ký"
    ONGOING = "ongoing", "Đang thực hiện"
    DONE = "done", "Hoàn thành"


class SolutionType(Labelled):
    """Loại giải pháp: the seven types (Hướng dẫn 02/HD-CĐVC, III.1.1-1.7)."""

    TECHNICAL = "technical", "Giải pháp kỹ thuật"
    MANAGEMENT = "management", "Giải pháp quản lý"
    PRACTICE = "practice", "Giải pháp tác nghiệp"
    TECHNOLOGY = "technology", "Giải pháp ứng dụng tiến bộ kỹ thuật"
    TRADE_UNION = "trade-union", "Giải pháp trong hoạt động công đoàn"
    COVID = "covid", "Giải pháp trong phòng chống Covid-19"
    RESEARCH = "research", "Đề tài nghiên cứu khoa học"


class TechnicalForm(Labelled):
    """Dạng giải pháp kỹ thuật: what a technical solution is (III.1.1)."""

    OBJECT = "object", "Sản phẩm: vật thể"
    SUBSTANCE = "substance", "Sản phẩm: chất"
    BIOLOGICAL = "biological", "Sản phẩm: vật liệu sinh học"
    VARIETY = "variety", "Sản phẩm: giống cây trồng, giống vật nuôi"
    PROCESS = "process", "Quy trình"


class ApplicationState(Labelled):
    """Tình trạng áp dụng."""

    APPLIED = "applied", "Đã áp dụng"
    TRIAL = "trial", "Áp dụng thử"
    NOT_YET = "not-yet", "Chưa áp dụng"


class TopicLevel(Labelled):
    """Cấp đề tài: the level of a research topic."""

    GRASSROOTS = "grassroots", "Cơ sở"
    PROVINCE = "province", "Tỉnh"
    MINISTRY = "ministry", "Bộ"
    SECTOR = "sector", "Ngành"
    STATE = "state", "Nhà nước"


class Block(Labelled):
    """Khối: enterprise, or public body as the programme words it."""

    ENTERPRISE = "enterprise", "Doanh nghiệp"
    PUBLIC = "public", "Cơ quan, hành chính sự nghiệp"


class AuthorCategory(Labelled):
    """Đối tượng: the five categories of the portal (Quy trình, bước 3 (3))."""

    OFFICER = "officer", "Cán bộ công đoàn"
    WORKER = "worker", "Công nhân lao động trong các doanh nghiệp sản xuất, kinh doanh"
    CIVIL_SERVANT = (
        "civil-servant",
        "Cán bộ, công chức các cơ quan của Đảng, Nhà nước, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
    )
    PUBLIC_EMPLOYEE = "public-employee", "Cán bộ, viên chức, người lao động các đơn vị sự nghiệp"
    RURAL = (
        "rural",
        (
            "Công nhân viên chức lao động có sáng kiến phục vụ công nghiệp hóa, hiện đại hóa nông nghiệp và phát triển "
            "nông thôn"
        ),
    )


class AuthorRole(Labelled):
    """Vai trò of an author."""

    LEADER = "leader", "Chủ nhiệm"
    AUTHOR = "author", "Tác giả"
    CO_AUTHOR = "co-author", "Đồng tác giả"


class AttachmentKind(Labelled):
    """Loại of an attachment, as declared."""

    DECISION = "decision", "Quyết định công nhận"
    CERTIFICATE = "certificate", "Giấy chứng nhận"
    DESCRIPTION = "description", "Mô tả"
    PICTURE = "picture", "Hình ảnh"
    OTHER = "other", "Khác"


class FileType(Labelled):
    """What a stored file is by its content."""

    PDF = "pdf", "PDF"
    PNG = "png", "Ảnh PNG"
    JPEG = "jpeg", "Ảnh JPEG"
    TIFF = "tiff", "Ảnh TIFF"
    BMP = "bmp", "Ảnh BMP"
    GIF = "gif", "Ảnh GIF"
    WEBP = "webp", "Ảnh WebP"
    DOC = "doc", "Word (DOC)"
    DOCX = "docx", "Word (DOCX)"
    UNKNOWN = "unknown", "Không nhận ra"


class Sex(Labelled):
    """Giới tính."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class UnitLevel(Labelled):
    """Cấp of a union."""

    GRASSROOTS = "grassroots", "Cơ sở"
    UPPER = "upper", "Cấp trên trực tiếp cơ sở"
    PROVINCE = "province", "LĐLĐ tỉnh/ngành trung ương"


class SigningAuthority(Labelled):
    """Thẩm quyền ký: on whose behalf the signer signs; none: in the signer's own name."""

    EXECUTIVE_COMMITTEE = "executive-committee", "BAN CHẤP HÀNH"
    STANDING_COMMITTEE = "standing-committee", "BAN THƯỜNG VỤ"


class Severity(Labelled):
    """How bad a finding is."""

    VIOLATION = "violation", "Vi phạm"
    FIX = "fix", "Cần sửa"
    WARNING = "warning", "Cần xem"
    NOTE = "note", "Lưu ý"


class Verdict(Labelled):
    """What the findings of an initiative come to."""

    ELIGIBLE = "eligible", "Đủ điều kiện"
    REVIEW = "review", "Cần xem lại"
    INCOMPLETE = "incomplete", "Cần bổ sung"
    INELIGIBLE = "ineligible", "Không đủ điều kiện"
    REGISTERED = "registered", "Đang chuẩn bị"


class PortalState(Labelled):
    """Where an initiative stands with the online portal on a day."""

    WAITING = "waiting", "Chưa nộp"
    UNREADY = "unready", "Chưa đủ điều kiện"
    SUBMITTED = "submitted", "Đã nộp"


class Paper(Labelled):
    """A document that the program writes."""

    PROPOSAL = "proposal", "Tờ trình đề nghị xét chọn sáng kiến"
    SUMMARY_TABLE = "summary-table", "Tổng hợp tóm tắt sáng kiến"
    CONTENTS = "contents", "Mục lục văn bản, tài liệu"
    CHECK_REPORT = "check-report", "Phiếu kiểm tra"
    PROGRESS_REPORT = "progress-report", "Báo cáo tiến độ"
    PROGRESS_TABLE = "progress-table", "Phụ lục Báo cáo tiến độ"
    PLAN = "plan", "Kế hoạch thực hiện Chương trình"
    TARGETS = "targets", "Đăng ký chỉ tiêu và cán bộ phụ trách"
    SUPPORT_TEAM = "support-team", "Quyết định thành lập Tổ hỗ trợ sáng kiến"
    REGISTRATION_FORM = "registration-form", "Phiếu đăng ký sáng kiến"
    REGISTRATION_LIST = "registration-list", "Danh sách đăng ký sáng kiến"
    AUTHOR_LIST = "author-list", "Danh sách đoàn viên có sáng kiến"
    REGISTER = "register", "Sổ theo dõi sáng kiến"
    FOLDER_LABELS = "folder-labels", "Nhãn hồ sơ"
    DELIVERY_NOTE = "delivery-note", "Giấy giao nhận hồ sơ"
    ENVELOPE_LABEL = "envelope-label", "Nhãn phong bì"
    SENDING_MESSAGE = "sending-message", "Thư điện tử và tin nhắn gửi hồ sơ"


class PeriodKind(Labelled):
    """Kỳ báo cáo: what the period of a report is."""

    WEEK = "week", "Tuần"
    MONTH = "month", "Tháng"
    PHASE = "phase", "Giai đoạn"
    FREE = "free", "Tùy chọn"


class PaperFormat(StrEnum):
    """A file format that papers are written in."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


class Channel(Labelled):
    """A way in which a programme wants a dossier sent."""

    POST = "post", "đường bưu điện"
    EMAIL = "email", "thư điện tử"


class SendingWay(Labelled):
    """Cách gửi: how a dossier was sent once."""

    POST = "post", "Đường bưu điện"
    EMAIL = "email", "Thư điện tử"
    HAND = "hand", "Giao trực tiếp"
    USB = "usb", "Chép qua USB"
    MESSAGE = "message", "Zalo, tin nhắn"
    OTHER = "other", "Cách khác"
