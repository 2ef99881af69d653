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
    Blank("cac_chi_tieu", "Chỉ tiêu của từng giai đoạn, mỗi giai đoạn một dòng", BlankKind.LIST),
    Blank("cac_giai_doan", "Kết quả của từng giai đoạn, mỗi giai đoạn một dòng", BlankKind.LIST),
    Blank("cac_linh_vuc", "Số sáng kiến theo lĩnh vực, mỗi lĩnh vực một dòng", BlankKind.LIST),
    Blank("cac_loai", "Số sáng kiến theo loại giải pháp, mỗi loại một dòng", BlankKind.LIST),
    Blank("cac_thanh_vien", "Thành viên Tổ hỗ trợ sáng kiến, mỗi người một dòng", BlankKind.LIST),
    Blank("can_bo_phu_trach", "Cán bộ phụ trách"),
    Blank("chi_tieu_dang_ky", "Chỉ tiêu đăng ký, số sáng kiến; để trống nếu chưa đăng ký"),
    Blank("cho_nop", "Số sáng kiến đủ điều kiện chưa nộp cổng; để trống nếu không có"),
    Blank("chu_the", "Ai trình, ví dụ: Ban Chấp hành Công đoàn cơ sở A"),
    Blank("chu_the_chu_hoa", "Ai quyết định, viết bằng chữ hoa"),
    Blank("chuong_trinh", "Tên đầy đủ của chương trình"),
    Blank("co_quan_huong_dan", "Công đoàn ban hành hướng dẫn của chương trình"),
    Blank("cong_doan_cap_tren", "Tên công đoàn cấp trên trực tiếp"),
    Blank("dang_chuan_bi", "Số sáng kiến đang đăng ký, thực hiện; để trống nếu không có"),
    Blank("dang_gui_kem", "Gói hồ sơ đã xuất, gửi kèm được", BlankKind.CONDITION),
    Blank("dat_chi_tieu", "Tỷ lệ so với chỉ tiêu đăng ký; để trống nếu chưa đăng ký"),
    Blank("den_ngay", "Ngày cuối được tính vào số liệu"),
    Blank("dia_chi_cong", "Địa chỉ của Cổng trực tuyến"),
    Blank("dia_chi_nguoi_gui", "Địa chỉ của đơn vị gửi, ghi trên phong bì"),
    Blank("dia_chi_noi_nhan", "Địa chỉ nơi nhận, ghi trên phong bì"),
    Blank("don_vi_chua_co", "Tên các đơn vị chưa có sáng kiến; để trống nếu không có"),
    Blank("don_vi_dan_dau", "Các đơn vị dẫn đầu, mỗi đơn vị một dòng", BlankKind.LIST),
    Blank("dot", "Số của đợt"),
    Blank("dung_luong_goi", "Dung lượng của gói hồ sơ; để trống nếu chưa xuất"),
    Blank("gia_tri_bang_chu", "Tổng giá trị làm lợi, bằng chữ; để trống nếu không sáng kiến nào có"),
    Blank("gia_tri_lam_loi", "Tổng giá trị làm lợi, bằng số; để trống nếu không sáng kiến nào có"),
    Blank("giai_doan", "Số của giai đoạn đang tính; để trống nếu không có"),
    Blank("han_cong", "Ngày cổng đóng; để trống nếu chương trình không nêu"),
    Blank("han_ho_so", "Ngày phải gửi hồ sơ trước; để trống nếu chương trình không nêu"),
    Blank("ket_qua", "Số sáng kiến theo từng kết luận kiểm tra, mỗi kết luận một dòng", BlankKind.LIST),
    Blank("khong_khieu_nai", "Mọi sáng kiến đều không có khiếu nại, tranh chấp", BlankKind.CONDITION),
    Blank("ky_bao_cao", "Kỳ báo cáo, ví dụ: tuần từ ngày 05/04/2021 đến ngày 11/04/2021"),
    Blank("lan", "Số của lần lập hồ sơ"),
    Blank("loai_giai_phap", "Số sáng kiến theo từng loại giải pháp; để trống nếu có sáng kiến chưa rõ loại"),
    Blank("luy_ke", "Số sáng kiến từ đầu chương trình"),
    Blank("luy_ke_bang_chu", "Số sáng kiến từ đầu chương trình, bằng chữ"),
    Blank("ma_doi_chieu", "Mã đối chiếu in ở chân Tờ trình"),
    Blank("ma_sha256_goi", "Mã SHA-256 của gói hồ sơ; để trống nếu chưa xuất"),
    Blank("ngay_kiem_tra", "Ngày kiểm tra"),
    Blank("ngay_van_ban", "Ngày của Tờ trình"),
    Blank("noi_gui", "Nơi nhận Tờ trình, viết trong câu"),
    Blank("noi_nhan_ho_so", "Nơi nhận hồ sơ đề nghị xét chọn"),
    Blank("noi_nhan_phong_bi", "Nơi nhận hồ sơ, ghi trên phong bì và giấy giao nhận"),
    Blank("qua_buu_dien", "Chương trình yêu cầu gửi bản giấy qua đường bưu điện", BlankKind.CONDITION),
    Blank("so_don_vi", "Số đơn vị trực thuộc; để trống nếu không có"),
    Blank("so_quyet_dinh", "Số quyết định, giấy chứng nhận kèm theo; để trống nếu không có"),
    Blank("so_sang_kien", "Số sáng kiến"),
    Blank("so_tac_gia", "Số tác giả; để trống nếu chưa có"),
    Blank("so_tai_lieu", "Số văn bản, tài liệu"),
    Blank("so_trang", "Số trang của các văn bản, tài liệu; để trống nếu chưa đếm được"),
    Blank("so_van_ban", "Số và ký hiệu của Tờ trình"),
    Blank("ten_don_vi", "Tên đơn vị"),
    Blank("ten_goi", "Tên tệp của gói hồ sơ; để trống nếu chưa xuất"),
    Blank("ten_ngan_chuong_trinh", "Tên ngắn của chương trình"),
    Blank("thoi_gian_ap_dung", "Thời gian sáng kiến phải được áp dụng; để trống nếu không nêu"),
    Blank("to_trinh", "Tờ trình với số, ký hiệu và ngày; chưa có số thì chỉ ghi Tờ trình"),
    Blank("trich_dan", "Số, ký hiệu và ngày của văn bản hướng dẫn chương trình"),
    Blank("trong_ky", "Số sáng kiến trong kỳ"),
    Blank("trong_ky_bang_chu", "Số sáng kiến trong kỳ, bằng chữ"),
    Blank("xep_theo_doan_vien", "Xếp hạng theo tỷ lệ đoàn viên có sáng kiến", BlankKind.CONDITION),
)

BLANKS: Final[Mapping[str, Blank]] = {blank.name: blank for blank in _ALL}
