"""Tell from a column's heading which field it stands for."""

import re
from typing import Final

from desktop_app.importing.columns import ERROR_HEADER
from desktop_app.importing.headers import header_key
from desktop_app.importing.one_sheet.fields import (
    AUTHOR_DETAILS,
    AWARD_YEAR,
    DECISION_DETAILS,
    EFFECT,
    LIST_FIELDS,
    standard_column,
)
from desktop_app.text.fold import fold_words

JOINT: Final = " – "
"""What joins the heading over several columns and the one of the column."""
LEFT_OUT: Final = ""
_WORK: Final = (
    r"(?:sang kien(?: cai tien)?(?: kinh nghiem| ky thuat)?|giai phap(?: cong tac| ky thuat| cong nghe)?|skkn|sk|"
    r"de tai(?: nghien cuu)?(?: khoa hoc)?|cong trinh|nckh|cai tien(?: ky thuat)?|hop ly hoa(?: san xuat)?)"
)
_WORKS: Final = rf"{_WORK}(?: (?:va |hoac |hay )?{_WORK})*"
_ABOUT: Final = rf"(?: (?:cua |ve )?{_WORKS})?"
_DECISION: Final = r"(?:quyet dinh|qd|van ban|giay chung nhan)"
_OF_RECOGNITION: Final = r"(?: (?:cong nhan|ban hanh))*(?: (?:sang kien|sk|cap co so))*"
_PHONE: Final = r"(?:(?:so )?(?:dien thoai|dt|sdt|dtdd|di dong)|sdt)(?: (?:lien he|di dong|lien lac))*"
_PERSON: Final = r"(?:cua )?(?:tac gia|nguoi|ca nhan|doan vien|cnvcld|can bo|chu nhiem|giai phap)"

_SAYS: Final[dict[str, tuple[str, ...]]] = {
    LEFT_OUT: (
        r"stt|tt|so (?:tt|thu tu)",
        r"(?:ghi chu|diem|xep loai|xep hang).*",
        r"chu ky|ky (?:ten|nhan)",
    ),
    AUTHOR_DETAILS: (
        r"(?=.*\b(?:ho (?:va )?ten|tac gia)\b)(?=.*\b(?:nam|ngay) sinh)(?=.*\b(?:chuc|don vi|cong tac|thoai|s?dt)).*",
        r"(?=.*\b(?:ho (?:va )?ten|tac gia)\b)(?=.*\bchuc (?:vu|danh))(?=.*\b(?:don vi|cong tac|dien thoai|s?dt)).*",
    ),
    EFFECT: (r"(?=.*\bhieu qua)(?=.*\b(?:gia tri|lam loi|pham vi)).*",),
    "title": (rf"ten(?: goi)?(?: cua| cac)? {_WORKS}.*",),
    "full_name": (
        rf"ho (?:va )?ten(?: (?:cac )?(?:dong )?{_PERSON}.*)?",
        rf"(?:ten )?(?:cac |nhom )?tac gia(?: (?:dong tac gia|{_WORKS}|chinh|va dong tac gia|tham gia))*",
        r"dong tac gia|nguoi thuc hien|chu nhiem(?: de tai)?",
        r"ho va ten(?: \w+){0,4}",
    ),
    "birth_date": (r"ngay(?: thang)?(?: nam)? sinh(?: .*)?", r"(?:nam sinh|sinh nam|sinh ngay)(?: .*)?"),
    "sex": (r"gioi tinh|nam nu|phai",),
    "identity_number": (
        r"(?:so )?(?:the )?(?:cccd|cmnd|cmtnd|can cuoc|chung minh)(?: .*)?",
        r"so dinh danh(?: ca nhan)?",
    ),
    "phone": (_PHONE,),
    "position": (r"(?:chuc vu|chuc danh|nghe nghiep)(?: (?:chuc vu|chuc danh|nghe nghiep|hien nay|cong tac))*",),
    "workplace": (
        r"(?:don vi|noi|co quan|dia chi)(?: don vi)?(?: (?:cong tac|lam viec))?(?: hien nay)?",
        r"phong ban(?: don vi)?|bo phan(?: cong tac)?|don vi phong ban|khoa phong",
    ),
    "member_code": (r"ma (?:so )?(?:doan vien|nhan vien|can bo|cnv|the)|so the doan vien",),
    "group": (r"to cong doan|cong doan bo phan",),
    "code": (rf"(?:ma|ma so|ma hieu|so hieu)(?: {_WORKS})?",),
    "share": (
        r"(?:ty|ti) le(?: (?:dong gop|tham gia))?(?: .*)?",
        r"(?:muc do|phan tram) dong gop(?: .*)?",
    ),
    "solution_type": (rf"(?:loai|loai hinh|phan loai|nhom) {_WORKS}", r"phan loai|loai hinh"),
    "work_field": (rf"linh vuc{_ABOUT}(?: ap dung| hoat dong)?",),
    "block": (r"khoi(?: don vi)?",),
    "category": (r"doi tuong(?: tac gia| tham gia)?",),
    "application_state": (r"(?:tinh|trang thai|hien) ?(?:trang )?(?:ap dung|trien khai|ung dung)",),
    "trial_on": (r"(?:ngay|thoi gian|thoi diem)(?: bat dau)? (?:ap|ung) dung thu.*",),
    "applied_on": (
        (
            r"(?:ngay|thoi gian|thoi diem|thang|tu ngay)(?: thang)?(?: nam)?(?: bat dau)? (?:duoc )?"
            rf"(?:ap dung|ung dung|trien khai)(?: (?:lan dau|thuc te|tu|vao thuc te))*{_ABOUT}"
        ),
    ),
    "scope": (
        (
            r"(?:pham vi|noi|dia diem|don vi|quy mo)(?: va)?(?: doi tuong)? "
            rf"(?:ap dung|ung dung|anh huong){_ABOUT}"
        ),
        r"pham vi",
    ),
    "summary": (
        (
            r"(?:tom tat|mo ta|noi dung|tom luoc)"
            rf"(?: (?:tom tat|noi dung|chinh|co ban|chu yeu|van tat|ngan gon))*{_ABOUT}"
        ),
        r"(?:tom tat|noi dung chinh).*",
    ),
    "benefit_amount": (
        r"(?:gia tri|so tien|tien|hieu qua kinh te)(?: (?:lam loi|thanh tien|uoc tinh|bang tien|thu duoc))+.*",
        r"lam loi.*",
    ),
    "benefit_text": (
        (
            r"(?:hieu qua|loi ich|ket qua)(?: (?:kinh te|xa hoi|mang lai|dat duoc|khac|ap dung|thuc te|cua|ky thuat))*"
            rf"{_ABOUT}(?: mang lai| dat duoc)?"
        ),
    ),
    DECISION_DETAILS: (
        rf"so(?: hieu)?(?: va)? ngay(?: thang)?(?: nam)? {_DECISION}.*",
        rf"{_DECISION}{_OF_RECOGNITION} so(?: va)? ngay.*",
    ),
    "decision_number": (
        rf"so(?: hieu)?(?: va)? {_DECISION}{_OF_RECOGNITION}",
        rf"{_DECISION}{_OF_RECOGNITION} so(?: hieu)?",
        r"so cong nhan",
    ),
    "decision_date": (
        rf"(?:ngay|ngay thang|ngay thang nam|ngay ky|thoi gian) {_DECISION}{_OF_RECOGNITION}",
        r"(?:ngay|ngay thang|ngay thang nam|thoi gian) (?:cong nhan|ban hanh|ky)(?: .*)?",
        rf"{_DECISION}{_OF_RECOGNITION} (?:ngay|thoi gian)(?: .*)?",
    ),
    "recognised_by": (
        (
            r"(?:co quan|don vi|cap|noi|hoi dong|nguoi)(?: (?:ra|ban hanh|ky|quyet dinh|qd|da))* "
            r"(?:cong nhan|quyet dinh|qd|ban hanh)(?: .*)?"
        ),
        rf"{_DECISION}{_OF_RECOGNITION} (?:co quan|cap|don vi|noi).*",
    ),
    "recognised": (r"(?:da |duoc )*cong nhan",),
    "novel": (rf"(?:co )?tinh moi{_ABOUT}",),
    "complaint": (r"(?:co |don thu )?khieu nai(?: to cao)?",),
    "dispute": (r"(?:co )?tranh chap(?: .*)?",),
    "topic_level": (r"cap (?:do )?de tai",),
    "accepted_on": (r"(?:ngay|thoi gian) nghiem thu(?: .*)?",),
    "awards": (r"(?:cac )?(?:danh hieu|hinh thuc khen thuong|khen thuong|thanh tich)(?: .*)?",),
    "link": (r"(?:link|duong dan|lien ket|tai lieu)(?: .*)?",),
}
"""What headings say beyond doubt, by field: patterns over folded words, tried in this order."""
_HINTS: Final[dict[str, tuple[str, ...]]] = {
    "title": (rf"{_WORKS}.*",),
    "full_name": (r".*\b(?:ho va ten|ho ten|tac gia)\b.*",),
    "phone": (r".*\bdien thoai\b.*",),
    "identity_number": (r".*\b(?:cccd|cmnd|can cuoc)\b.*",),
    "birth_date": (r".*\bnam sinh\b.*",),
    "position": (r".*\bchuc (?:vu|danh)\b.*",),
    "decision_number": (rf"{_DECISION}{_OF_RECOGNITION}(?: .*)?",),
    "workplace": (r".*\b(?:don vi|noi cong tac|co quan)\b.*",),
    "applied_on": (r".*\bap dung\b.*",),
    "summary": (r".*\b(?:tom tat|noi dung|mo ta)\b.*",),
    "benefit_text": (r".*\b(?:hieu qua|loi ich)\b.*",),
    "work_field": (r".*\blinh vuc\b.*",),
}
"""What headings hint at."""
_COMPILED: Final = [
    (re.compile(pattern), field, sure)
    for table, sure in ((_SAYS, True), (_HINTS, False))
    for field, patterns in table.items()
    for pattern in patterns
]
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_AWARDS: Final = re.compile(r"\b(?:danh hieu|khen thuong|thi dua|thanh tich)\b")
_UNDER_DECISION: Final = re.compile(rf"(?:so )?(?:{_DECISION}|cong nhan)\b")
_STANDARD: Final = {
    **{header_key(standard_column(field).label): field for field in LIST_FIELDS if field != "full_name"},
    **{header_key(label): field for field, label in LIST_FIELDS.items()},
    header_key("Họ và tên"): "full_name",
    header_key(ERROR_HEADER): LEFT_OUT,
}


def guess(heading: str) -> tuple[str, bool] | None:
    """Return the field that a heading stands for ("": none worth reading), and whether it says so beyond doubt."""
    if not heading:
        return None
    if _award_year(heading):
        return AWARD_YEAR, True
    parent, _, child = heading.rpartition(JOINT)
    whole = _said(header_key(f"{parent} {child}"))
    if not parent:
        return (AUTHOR_DETAILS, True) if _lists_facts(heading, whole) else whole
    if _UNDER_DECISION.match(header_key(parent)):
        return whole or _said(header_key(child))
    return _said(header_key(child)) or whole


def _lists_facts(heading: str, said: tuple[str, bool] | None) -> bool:
    """Say whether a heading of authors, or of nothing known, lists facts of a person in its brackets."""
    key = fold_words(heading)
    return said in (None, ("full_name", True), ("full_name", False)) and any(
        re.fullmatch(pattern, key) for pattern in _SAYS[AUTHOR_DETAILS]
    )


def award_year(heading: str) -> int:
    """Return the one year that a heading names; 0 where it names none or several."""
    years = set(_YEAR.findall(heading.rpartition(JOINT)[2])) or set(_YEAR.findall(heading))
    return int(years.pop()) if len(years) == 1 else 0


def _award_year(heading: str) -> bool:
    return bool(award_year(heading)) and _OF_AWARDS.search(header_key(heading)) is not None


def _said(key: str) -> tuple[str, bool] | None:
    if key in _STANDARD:
        return _STANDARD[key], True
    return next(((field, sure) for pattern, field, sure in _COMPILED if pattern.fullmatch(key)), None)
