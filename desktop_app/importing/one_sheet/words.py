"""The words by which a person's name, position and workplace are told apart in one cell."""

import re
from typing import Final

from desktop_app.text.fold import fold
from desktop_app.text.unicode import clean_line

_SURNAMES: Final = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn đinh trịnh trương lâm mai tô hà
    tạ lương vương cao chu châu quách tăng thái triệu phùng phí la lưu lục lại kiều khổng khương kim hứa hạ giang giáp
    doãn diệp cù cung công chử cái bế bạch bàng âu ân an tống tôn tiêu thạch thân thi tào tất từ ứng ung văn viên vi
    ninh nghiêm ngụy nhâm nhan nông ông mạc mạch ma mã mộc mẫn đàm đậu điền đồng đới dư cấn cầm lò lường lèo quàng tòng
    sùng giàng thào vàng vừ hờ hảng mùa cứ lầu lù sa bàn đèo hạng thền tẩn chảo phàn lồ cà cầm lộc vì khoàng y rơ siu
    nay ksor rmah kpă điểu thị trang trầm tiết sơn sử tưởng thiều thẩm
    """.split()
)
_WORKPLACE: Final = re.compile(
    r"(?:phòng|ban|sở|trường|trung tâm|bệnh viện|công ty|cty|chi cục|cục|khoa|văn phòng|công đoàn|cđcs|liên đoàn|ldld|"
    r"lđlđ|đơn vị|xã|phường|huyện|thành phố|thị xã|tỉnh|ủy ban|uỷ ban|ubnd|hđnd|ubmttq|mặt trận|hội|đảng ủy|đảng uỷ|"
    r"huyện ủy|tỉnh ủy|thành ủy|trạm|đội|viện|nhà máy|xí nghiệp|phân xưởng|tổng công ty|ngân hàng|kho bạc|bộ phận|"
    r"tổ(?! chức| trưởng| phó)|đài|báo|tòa án|toà án|viện kiểm sát|công an|bhxh|bảo hiểm xã hội|thpt|thcs|thptdtnt|"
    r"tiểu học|mầm non|học viện|đại học|cao đẳng|thư viện|bảo tàng|điện lực|hạt kiểm lâm|chi nhánh|hợp tác xã|htx|"
    r"đoàn thanh niên|tỉnh đoàn|huyện đoàn|thanh tra(?! viên))(?!\w)"
)
_POSITION: Final = re.compile(
    r"(?:quyền )?(?:(?:phó )?(?:tổng )?giám đốc|(?:phó )?trưởng (?:phòng|ban|khoa|bộ môn|bộ phận|đoàn|trạm|chi nhánh|"
    r"cơ quan|đài|công an)|(?:phó )?chánh (?:văn phòng|thanh tra)|(?:phó )?chủ tịch|(?:phó )?chủ nhiệm(?! đề)|"
    r"(?:phó )?hiệu trưởng|(?:phó )?bí thư|(?:phó )?cục trưởng|(?:phó )?chi cục trưởng|(?:phó )?viện trưởng|"
    r"(?:trạm|đội|xưởng|ca|nhóm|khu) (?:trưởng|phó)|(?:phó )?quản đốc|tổ trưởng|tổ phó|"
    r"phó phòng|phó ban|phó khoa|phó trưởng|"
    r"chuyên viên(?: chính| cao cấp)?|nhân viên|cán bộ|công chức|viên chức|kế toán(?: trưởng| viên)?|văn thư|thủ quỹ|"
    r"giáo viên|giảng viên|bác sĩ|bác sỹ|điều dưỡng(?: trưởng| viên)?|dược sĩ|hộ sinh|y sĩ|kỹ thuật viên|kỹ sư|"
    r"công nhân|lái xe|thư ký|thẩm phán|kiểm sát viên|thanh tra viên|kiểm lâm viên|phóng viên|biên tập viên|ủy viên|"
    r"uỷ viên|lao động hợp đồng|người lao động|bảo vệ|nghiên cứu viên|thủ kho|thống kê|tham mưu|trợ lý)(?!\w)"
)
_HONORIFIC: Final = re.compile(
    r"(?:đ/c|đồng chí|ông/bà|bà/ông|anh/chị|"
    r"ông|bà|anh|chị|cô|thầy|pgs|gs|ts|ths|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|bác sĩ|bác sỹ|bscki{1,2}|"
    r"bs|cki{1,2}|ds|đd|cn|ks|kỹ sư|cử nhân|dược sĩ)(?:\.\s*|:\s*|\s+)",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_FEWEST, _MOST = 2, 7


def is_workplace(text: str) -> bool:
    """Say whether a text begins as names of offices do."""
    return _WORKPLACE.match(text.lower()) is not None and not is_position(text)


def is_position(text: str) -> bool:
    """Say whether a text begins as positions do."""
    return _POSITION.match(text.lower()) is not None


def split_position(text: str) -> tuple[str, str]:
    """Return the position at a text's head and the workplace right behind it, "" where none is."""
    match = _POSITION.match(text.lower())
    if match is None or len(text.lower()) != len(text):
        return text, ""
    rest = text[match.end() :].strip()
    return (text[: match.end()], rest) if rest and is_workplace(rest) else (text, "")


def has_surname(text: str) -> bool:
    """Say whether a text begins with a Vietnamese family name."""
    words = clean_line(text).lower().split()
    return bool(words) and words[0] in _SURNAMES


def is_name_like(text: str) -> bool:
    """Say whether a text looks like a full name: two to seven capitalised words, no office and no position."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or is_workplace(text) or is_position(text):
        return False
    return all(_LETTERS.fullmatch(word) and word[0].isupper() for word in words)


def split_honorific(text: str) -> tuple[str, str]:
    """Return the forms of address and degrees before a name, and the name; "" where the rest is no name."""
    best, cut = 0, 0
    while match := _HONORIFIC.match(text, cut):
        cut = match.end()
        if is_name_like(text[cut:]) and has_surname(text[cut:]):
            best = cut
    return text[:best].strip(), text[best:]


def folded_alike(text: str) -> str:
    """Return the folded text, letter for letter; the small letters where folding changes the length."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text.lower()
