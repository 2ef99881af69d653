"""The sheets and columns of the workbook, in one table: header, field, conversion, and what the template says."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from desktop_app.domain.fields import ATTACHMENT_FIELDS, AUTHOR_FIELDS, INITIATIVE_FIELDS, PERSON_FIELDS, UNIT_FIELDS
from desktop_app.domain.kinds import (
    ApplicationState,
    AttachmentKind,
    AuthorCategory,
    AuthorRole,
    Block,
    Labelled,
    Sex,
    SigningAuthority,
    SolutionType,
    Stage,
    TechnicalForm,
    TopicLevel,
    UnitLevel,
)
from desktop_app.importing import converters as to
from desktop_app.importing.converters import Convert

YES_NO: Final = ("Có", "Không")
ERROR_HEADER: Final = "Lỗi"
ITEM_HEADER: Final = "Mục"
VALUE_HEADER: Final = "Nội dung"
LISTS_SHEET: Final = "Danh mục"
EXAMPLE: Final = "Ví dụ"
"""What the first cell of an example row begins with."""


class SheetKey(StrEnum):
    """The sheets of the workbook, in order."""

    UNIT = "Đơn vị"
    PEOPLE = "Đoàn viên"
    INITIATIVES = "Sáng kiến"
    AUTHORS = "Tác giả"
    ATTACHMENTS = "Tệp đính kèm"
    SUBORDINATES = "Công đoàn trực thuộc"
    DECISIONS = "Quyết định"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its field and header, how a cell is read, what a blank cell means, and its look in the template."""

    field: str
    label: str
    convert: Convert
    blank: object = ""
    required: bool = False
    options: tuple[str, ...] = ()
    as_text: bool = False
    width: int = 18
    note: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet's columns, in order; `by_item` sheets hold one item to a row instead."""

    key: SheetKey
    columns: tuple[Column, ...]
    by_item: bool = False
    fields: dict[str, Column] = field(init=False)

    def __post_init__(self) -> None:
        """Index the columns by field."""
        object.__setattr__(self, "fields", {column.field: column for column in self.columns})


def _options(kind: type[Labelled]) -> tuple[str, ...]:
    return tuple(member.label for member in kind)


class _Fields:
    """Makes columns of one group of fields."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels

    def line(self, field: str, example: str = "", *, width: int = 18, note: str = "", required: bool = False) -> Column:
        return Column(
            field=field, label=self.labels[field], convert=to.line, required=required, width=width, note=note,
            example=example,
        )  # fmt: skip

    def code(self, field: str, convert: Convert, example: str, note: str = "", *, required: bool = False) -> Column:
        return Column(
            field=field, label=self.labels[field], convert=convert, required=required, as_text=True, note=note,
            example=example,
        )  # fmt: skip

    def text(self, field: str, example: str = "", note: str = "") -> Column:
        return Column(field=field, label=self.labels[field], convert=to.text, width=45, note=note, example=example)

    def choice(
        self, field: str, kind: type[Labelled], example: str = "", blank: object = None, note: str = ""
    ) -> Column:
        return Column(
            field=field, label=self.labels[field], convert=to.choice(kind), blank=blank, options=_options(kind),
            width=24, note=note, example=example,
        )  # fmt: skip

    def yes_no(self, field: str, example: str = "", blank: object = None, note: str = "") -> Column:
        return Column(
            field=field, label=self.labels[field], convert=to.yes_no, blank=blank, options=YES_NO, width=14,
            note=note or "Có hoặc Không; để trống nghĩa là chưa xác nhận.", example=example,
        )  # fmt: skip

    def day(self, field: str, example: str = "", note: str = "Ngày/tháng/năm, ví dụ 05/02/2022.") -> Column:
        return Column(
            field=field, label=self.labels[field], convert=to.day, blank=None, width=14, note=note, example=example
        )

    def value(self, field: str, convert: Convert, blank: object, example: str = "", note: str = "") -> Column:
        return Column(field=field, label=self.labels[field], convert=convert, blank=blank, note=note, example=example)


_unit = _Fields(UNIT_FIELDS)
_person = _Fields(PERSON_FIELDS)
_initiative = _Fields(INITIATIVE_FIELDS)
_author = _Fields(AUTHOR_FIELDS)
_attachment = _Fields(ATTACHMENT_FIELDS)

_UNIT_COLUMNS: Final = (
    _unit.line("unit_name", "Công đoàn cơ sở Sở Nội vụ", required=True),
    _unit.line("upper_name", "Công đoàn Viên chức tỉnh Yên Bái", note="Công đoàn cấp trên trực tiếp."),
    _unit.choice("level", UnitLevel, "Cơ sở"),
    _unit.yes_no("directly_under_province", "Không", note="Có nếu công đoàn trực thuộc thẳng LĐLĐ tỉnh."),
    _unit.line("province", "Yên Bái"),
    _unit.line("sector", note="Tên công đoàn ngành trung ương, nếu thuộc ngành."),
    _unit.choice("block", Block, "Cơ quan, hành chính sự nghiệp"),
    _unit.value("member_count", to.count, None, "120", "Tổng số đoàn viên; để trống thì đếm theo danh sách."),
    _unit.line("place", "Yên Bái", note="Địa danh ghi trước ngày tháng trên văn bản."),
    _unit.line("symbol", "CĐCS", note="Ký hiệu ghi sau số văn bản."),
    _unit.choice("authority", SigningAuthority, "BAN CHẤP HÀNH", note="Để trống nếu người ký ký với danh nghĩa mình."),
    _unit.line("signer_title", "CHỦ TỊCH"),
    _unit.line("signer_name", "Nguyễn Văn An"),
    _unit.value("addressees", to.lines, (), "Công đoàn Viên chức tỉnh Yên Bái", "Mỗi nơi một dòng, hoặc cách bằng ;"),
    _unit.line("officer_in_charge", "Trần Thị Bình"),
    _unit.yes_no("sample", "Không", blank=False, note="Có nếu đây chỉ là dữ liệu làm mẫu."),
)  # fmt: skip

_PEOPLE_COLUMNS: Final = (
    Column(
        field="full_name", label=PERSON_FIELDS["full_name"], convert=to.name, required=True, width=26,
        example="Ví dụ: Nguyễn Văn An",
    ),
    _person.code("member_code", to.line, "DV001", "Mỗi người một mã, không trùng."),
    _person.yes_no("is_member", "Có", blank=True, note="Để trống nghĩa là Có."),
    _person.value("birth_date", to.birth, None, "12/03/1985", "Ngày/tháng/năm, hoặc chỉ năm sinh."),
    _person.choice("sex", Sex, "Nam"),
    _person.code("identity_number", to.identity, "015085001234", "12 số (CCCD) hoặc 9 số (CMND), định dạng Văn bản."),
    _person.code("phone", to.phone, "0912345678"),
    _person.line("position", "Chuyên viên"),
    _person.line("workplace", "Phòng Tổ chức, Sở Nội vụ", width=30),
    _person.line("group", "Tổ công đoàn số 1"),
    _person.line("province", "Yên Bái"),
    _person.choice("block", Block, "Cơ quan, hành chính sự nghiệp"),
    _person.choice("category", AuthorCategory, AuthorCategory.CIVIL_SERVANT.label),
    Column(
        field="awards", label=PERSON_FIELDS["awards"], convert=to.awards, blank=(), width=40,
        note="Năm: danh hiệu; cách nhau bằng dấu chấm phẩy.",
        example="2018: Chiến sĩ thi đua cơ sở; 2019: Bằng khen UBND tỉnh",
    ),
)  # fmt: skip

_INITIATIVE_COLUMNS: Final = (
    _initiative.code("code", to.line, "Ví dụ: SK001", "Mỗi sáng kiến một mã, không trùng.", required=True),
    _initiative.line("title", "Cải tiến quy trình tiếp nhận hồ sơ", width=45, required=True),
    _initiative.choice("stage", Stage, "Hoàn thành", blank=Stage.DONE, note="Để trống nghĩa là Hoàn thành."),
    _initiative.choice("solution_type", SolutionType, "Giải pháp quản lý"),
    _initiative.choice("technical_form", TechnicalForm, note="Chỉ ghi với giải pháp kỹ thuật."),
    _initiative.line("work_field", "Cải cách hành chính"),
    _initiative.choice("block", Block, note="Để trống thì lấy theo tác giả, rồi theo đơn vị."),
    _initiative.choice("category", AuthorCategory, note="Để trống thì lấy theo tác giả."),
    _initiative.choice("application_state", ApplicationState, "Đã áp dụng"),
    _initiative.day("applied_on", "01/10/2021"),
    _initiative.day("trial_on"),
    _initiative.line("scope", "Toàn cơ quan", width=30),
    _initiative.text("summary", "Rút ngắn thời gian tiếp nhận từ 30 phút còn 10 phút.", "Dùng làm nội dung nộp cổng."),
    _initiative.value("benefit_amount", to.money, None, "15.000.000", "Số đồng, ví dụ 15.000.000 hoặc 15 triệu."),
    _initiative.text("benefit_text", "Người dân không phải đi lại nhiều lần."),
    _initiative.yes_no("recognised", "Có"),
    _initiative.line("recognised_by", "Sở Nội vụ", width=26),
    _initiative.code("decision_number", to.line, "125/QĐ-SNV"),
    _initiative.day("decision_date", "15/12/2021"),
    _initiative.yes_no("novel", "Có"),
    _initiative.yes_no("contrary_to_order", "Không"),
    _initiative.yes_no("ip_protected", "Không"),
    _initiative.yes_no("complaint", "Không"),
    _initiative.yes_no("dispute", "Không"),
    _initiative.choice("topic_level", TopicLevel, note="Chỉ ghi với đề tài nghiên cứu khoa học."),
    _initiative.day("accepted_on"),
    _initiative.yes_no("effect_confirmed", note="Thủ trưởng nơi ứng dụng đề tài đã xác nhận hiệu quả: Có hoặc Không."),
    _initiative.text("origin"),
    _initiative.line("publication_link", width=30),
    _initiative.day("published_on"),
    _initiative.line("link", width=30, note="Đường dẫn Google Drive ở trạng thái chia sẻ."),
    _initiative.day("portal_on"),
    _initiative.code("portal_code", to.line, ""),
)  # fmt: skip

_CODE_OF: Final = INITIATIVE_FIELDS["code"]
_AUTHOR_COLUMNS: Final = (
    Column(field="code", label=_CODE_OF, convert=to.line, required=True, as_text=True, example="Ví dụ: SK001"),
    _author.code("author", to.line, "DV001", "Mã đoàn viên, hoặc họ tên nếu chỉ một người mang tên đó.", required=True),
    _author.value("share", to.share, None, "100", "Ghi theo phần trăm, ví dụ 60 hoặc 33,33."),
    _author.choice("role", AuthorRole, "Tác giả"),
    _author.yes_no("put_forward", "Có", blank=False, note="Có với một tác giả; chỉ có một tác giả thì không cần ghi."),
)  # fmt: skip

_ATTACHMENT_COLUMNS: Final = (
    Column(field="code", label=_CODE_OF, convert=to.line, required=True, as_text=True, example="Ví dụ: SK001"),
    _attachment.code("attachment", to.file_path, "quyet-dinh-125.pdf", "Tệp để cùng thư mục bảng tính.", required=True),
    _attachment.choice("attachment_kind", AttachmentKind, "Quyết định công nhận"),
)  # fmt: skip

_SUBORDINATE_COLUMNS: Final = (
    _unit.line("unit_name", "Ví dụ: Công đoàn cơ sở Trường THPT A", width=36, required=True),
    _unit.line("upper_name", "Công đoàn Viên chức tỉnh Yên Bái", width=36),
    _unit.choice("level", UnitLevel, "Cơ sở"),
    _unit.line("province", "Yên Bái"),
    _unit.value("member_count", to.count, None, "45"),
    _unit.day("valid_from", "01/07/2021"),
    _unit.day("valid_to", note="Để trống nếu công đoàn đang hoạt động."),
)

_DECISION_COLUMNS: Final = (
    _initiative.code("decision_number", to.line, "Ví dụ: 125/QĐ-SNV", required=True),
    _initiative.day("decision_date", "15/12/2021"),
    _initiative.line("recognised_by", "Sở Nội vụ", width=26),
    _attachment.code("attachment", to.file_path, "quyet-dinh-125.pdf", "Bản chụp đặt cùng thư mục với bảng tính này."),
)

LAYOUTS: Final[dict[SheetKey, Layout]] = {
    layout.key: layout
    for layout in (
        Layout(key=SheetKey.UNIT, columns=_UNIT_COLUMNS, by_item=True),
        Layout(key=SheetKey.PEOPLE, columns=_PEOPLE_COLUMNS),
        Layout(key=SheetKey.INITIATIVES, columns=_INITIATIVE_COLUMNS),
        Layout(key=SheetKey.AUTHORS, columns=_AUTHOR_COLUMNS),
        Layout(key=SheetKey.ATTACHMENTS, columns=_ATTACHMENT_COLUMNS),
        Layout(key=SheetKey.SUBORDINATES, columns=_SUBORDINATE_COLUMNS),
        Layout(key=SheetKey.DECISIONS, columns=_DECISION_COLUMNS),
    )
}
