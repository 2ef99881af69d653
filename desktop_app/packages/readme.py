"""`DOC-TRUOC.txt`: what a package is and how to open it, for a person without this program."""

from desktop_app.domain.submission import Dossier
from desktop_app.packages.layout import NAMELESS, absent_files
from desktop_app.packages.portal import file_text
from desktop_app.text.numbers import padded
from desktop_app.text.unicode import clean_line

_CONTENTS = """\
TRONG GÓI CÓ
- van-ban: Tờ trình, bảng tổng hợp tóm tắt sáng kiến, mục lục văn bản, tài liệu (Word, Excel hoặc PDF).
- da-ky: bản quét Tờ trình đã ký, đóng dấu (nếu đã có).
- quyet-dinh: quyết định, giấy chứng nhận công nhận sáng kiến.
- dinh-kem: tài liệu kèm theo của từng sáng kiến.
- cong-truc-tuyen: nội dung để chép vào cổng trực tuyến của Chương trình.
- ho-so.json, van-ban.json: dữ liệu để phần mềm của công đoàn cấp trên đọc.

CÁCH MỞ
- Có phần mềm Hồ Sơ Sáng Kiến: tiếp nhận tệp .zip, không cần giải nén.
- Không có phần mềm: bấm chuột phải vào tệp .zip, chọn “Extract All…” (giải nén), rồi mở thư mục van-ban.

GIỮ NGUYÊN GÓI
- Không sửa, thêm, xóa hoặc đổi tên tệp trong gói: phần mềm sẽ báo gói đã bị thay đổi.
- Gói có dữ liệu cá nhân của tác giả; chỉ chuyển cho người có trách nhiệm xét chọn.
"""


def readme(dossier: Dossier) -> bytes:
    """Return the file: whose package this is, what it holds, how to open it, which files are absent."""
    unit = dossier.unit
    lines = [
        "GÓI HỒ SƠ ĐỀ NGHỊ XÉT CHỌN SÁNG KIẾN",
        "",
        f"Đơn vị: {clean_line(unit.name) or NAMELESS}",
        f"Chương trình: {clean_line(dossier.programme.title)}",
        f"Đợt {dossier.serial:02d}, lần {dossier.revision}, {padded(len(dossier.cases))} sáng kiến",
    ]
    if unit.sample:
        lines.append("DỮ LIỆU MẪU, KHÔNG PHẢI HỒ SƠ THẬT")
    lines += ["", _CONTENTS.rstrip("\n")]
    absent = absent_files(dossier)
    if absent:
        lines += ["", "TỆP ĐÃ KÊ NHƯNG KHÔNG CÓ TRONG GÓI"]
        lines += [f"- {clean_line(code)}: {clean_line(name)}" for code, name in absent]
    return file_text("\n".join(lines))
