"""The named blanks of wordings: what each one stands for, the same in every document that has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final


class BlankKind(Enum):
    """What a blank holds, and so how it is written into a wording."""

    TEXT = "text"
    LIST = "list"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank by its name, with what an officer reads of it."""

    name: str
    label: str
    kind: BlankKind = BlankKind.TEXT

    @property
    def written(self) -> str:
        """The blank as it is written into a wording."""
        match self.kind:
            case BlankKind.TEXT:
                return f"{{{{ {self.name} }}}}"
            case BlankKind.LIST:
                return f"{{% for dong in {self.name} %}}\n{{{{ dong }}}}\n{{% endfor %}}"
            case BlankKind.CONDITION:
                return f"{{% if {self.name} %}}\n\n{{% endif %}}"


_ALL: Final = (
    Blank("cac_can_cu", "Các căn cứ của chương trình, mỗi căn cứ một dòng", BlankKind.LIST),
    Blank("chu_the", "Ai trình, ví dụ: Ban Chấp hành Công đoàn cơ sở A"),
    Blank("chuong_trinh", "Tên đầy đủ của chương trình"),
    Blank("cong_doan_cap_tren", "Tên công đoàn cấp trên trực tiếp"),
    Blank("dot", "Số của đợt"),
    Blank("gia_tri_lam_loi", "Tổng giá trị làm lợi, bằng số; để trống nếu không sáng kiến nào có"),
    Blank("gia_tri_bang_chu", "Tổng giá trị làm lợi, bằng chữ; để trống nếu không sáng kiến nào có"),
    Blank("ket_qua", "Số sáng kiến theo từng kết luận kiểm tra, mỗi kết luận một dòng", BlankKind.LIST),
    Blank("khong_khieu_nai", "Mọi sáng kiến đều không có khiếu nại, tranh chấp", BlankKind.CONDITION),
    Blank("loai_giai_phap", "Số sáng kiến theo từng loại giải pháp; để trống nếu có sáng kiến chưa rõ loại"),
    Blank("ngay_kiem_tra", "Ngày kiểm tra"),
    Blank("ngay_van_ban", "Ngày của Tờ trình"),
    Blank("noi_gui", "Nơi nhận Tờ trình, viết trong câu"),
    Blank("so_quyet_dinh", "Số quyết định, giấy chứng nhận kèm theo; để trống nếu không có"),
    Blank("so_sang_kien", "Số sáng kiến"),
    Blank("so_tac_gia", "Số tác giả; để trống nếu chưa có"),
    Blank("so_tai_lieu", "Số văn bản, tài liệu"),
    Blank("so_trang", "Số trang của các văn bản, tài liệu; để trống nếu chưa đếm được"),
    Blank("so_van_ban", "Số và ký hiệu của Tờ trình"),
    Blank("ten_don_vi", "Tên đơn vị"),
    Blank("ten_ngan_chuong_trinh", "Tên ngắn của chương trình"),
    Blank("trich_dan", "Số, ký hiệu và ngày của văn bản hướng dẫn chương trình"),
)

BLANKS: Final[Mapping[str, Blank]] = {blank.name: blank for blank in _ALL}
