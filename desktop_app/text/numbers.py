"""Read money, percentages and counts as officers write them, and write numbers as papers want them."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from desktop_app.text.fold import fold

_UNITS: Final = {
    "ty": 10**9, "ti": 10**9,
    "trieu": 10**6, "tr": 10**6,
    "nghin": 1000, "ngan": 1000, "k": 1000,
    "": 1,
}  # fmt: skip
_DONG: Final = re.compile(r"(?<=[\d. a-z])\.?(vnd|dong|d)\.?$")
_PART: Final = re.compile(r"(\d[\d.,]*(?: \d{3}(?!\d))*) ?(trieu|tr|ty|ti|nghin|ngan|k|)\.?(?=[ ,]|$),? ?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,0+)?|\d{1,3}(?:,\d{3})+(?:\.0+)?|\d{1,3}(?: \d{3})+")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+")
_NEGATIVE: Final = re.compile(r"[-−–(]\D*\d")
_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?(?:%|phan tram)?")
_LIMIT: Final = 10**15
_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS: Final = ((10**6, "triệu"), (1000, "nghìn"), (1, ""))
_BILLION: Final = 10**9


class NumberError(ValueError):
    """A number that can't be read; its text says in Vietnamese what is wrong and what to do."""


def parse_money(value: str | float) -> int:
    """Read an amount in whole đồng: `15.000.000`, `15,000,000 đ`, `15 triệu`, `1,5 tỷ`, `1 tỷ 200 triệu`.

    Raises `NumberError` for a negative, approximate or ambiguous amount (`1.5`, `10-15 triệu`, `khoảng 15
    triệu`) and for one that isn't whole đồng.
    """
    if not isinstance(value, str):
        return _whole(value, "đồng")
    shown = value.strip()
    text = fold(value)
    if _NEGATIVE.match(text):
        raise NumberError(f"“{shown}” là số âm: hãy ghi số tiền không âm, tính bằng đồng.")
    bare = _DONG.sub("", text).strip()
    amount = Decimal(0)
    position, last_unit = 0, 0
    while position < len(bare):
        match = _PART.match(bare, position)
        if match is None:
            raise _unclear_money(shown)
        unit = _UNITS[match[2]]
        if last_unit and (unit >= last_unit or (unit == 1 and match[1].isdecimal() and bare == text)):
            raise _unclear_money(shown)
        part = _amount(match[1], unit)
        if part is None or (last_unit and part * unit >= last_unit):
            raise _unclear_money(shown)
        amount += part * unit
        position, last_unit = match.end(), unit
    if not last_unit or amount != int(amount):
        raise _unclear_money(shown)
    return _within_limit(int(amount), shown)


def _amount(digits: str, unit: int) -> Decimal | None:
    """Return the number before a unit, or nothing where it could be read in two ways."""
    if digits.isdecimal():
        return Decimal(digits)
    if _GROUPED.fullmatch(digits):
        groups = re.sub(r"([.,])0+$", "", digits) if "." in digits and "," in digits else digits
        if unit > 1 and digits.count(",") == 1:  # 1,500 triệu
            return None
        return Decimal(re.sub(r"\D", "", groups))
    if unit > 1 and _DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    return None


def _unclear_money(shown: str) -> NumberError:
    """Return the error for an amount that can't be read for certain."""
    return NumberError(f"“{shown}” không rõ là bao nhiêu tiền: hãy ghi một số đồng, ví dụ 15.000.000.")


def _whole(value: float, what: str) -> int:
    """Return a number cell as a whole number that isn't negative."""
    if isinstance(value, bool) or not math.isfinite(value):
        raise NumberError(f"Giá trị trong ô không phải là số: hãy ghi một số {what}.")
    if value < 0:
        raise NumberError(f"“{_shown(value)}” là số âm: hãy ghi số {what} không âm.")
    if value != int(value):
        raise NumberError(f"“{_shown(value)}” có phần lẻ: hãy ghi số {what} chẵn.")
    return _within_limit(int(value), _shown(value))


def _within_limit(number: int, shown: str) -> int:
    """Return the number unless it is a slip: a million billion (*triệu tỷ*) or more."""
    if number >= _LIMIT:
        raise NumberError(f"“{shown}” lớn quá mức hợp lý: hãy kiểm tra lại số đã ghi.")
    return number


def _shown(value: float) -> str:
    """Return a number cell as a Vietnamese would write it."""
    return f"{value}".replace(".", ",")


def parse_percent(value: str | float, *, is_fraction: bool = False) -> int:
    """Read a percentage as hundredths of a per cent (60 % is 6000), from 0 to 100.

    `is_fraction`: the number comes from a cell formatted as a percentage, 0.6 for 60 %. More than two
    decimals are rounded half up. Raises `NumberError`.
    """
    shown = value.strip() if isinstance(value, str) else _shown(value)
    error = NumberError(f"“{shown}” không phải là tỷ lệ phần trăm: hãy ghi một số từ 0 đến 100, ví dụ 60 hoặc 33,33.")
    if isinstance(value, bool):
        raise error
    if isinstance(value, str):
        match = _PERCENT.fullmatch(fold(value))
        if match is None:
            raise error
        percent = Decimal(match[1].replace(",", "."))
    else:
        try:
            percent = Decimal(repr(value)) * (100 if is_fraction else 1)
        except InvalidOperation as invalid:
            raise error from invalid
    if not percent.is_finite() or not 0 <= percent <= 100:
        raise error
    return int((percent * 100).quantize(Decimal(1), ROUND_HALF_UP))


def parse_count(value: str | float) -> int:
    """Read a number of people or things: `1200`, `1.200`, `1,200`, `1 200`; raises `NumberError`."""
    if not isinstance(value, str):
        return _whole(value, "nguyên")
    text = fold(value)
    if text.isdecimal() or (_GROUPED.fullmatch(text) and not ("." in text and "," in text)):
        return _within_limit(int(re.sub(r"\D", "", text)), value.strip())
    if _NEGATIVE.match(text):
        raise NumberError(f"“{value.strip()}” là số âm: hãy ghi số nguyên không âm.")
    raise NumberError(f"“{value.strip()}” không phải là số nguyên: hãy ghi bằng chữ số, ví dụ 1.200.")


def format_money(amount: int) -> str:
    """Return a whole number with dots between thousands: `15.000.000`."""
    return f"{amount:,}".replace(",", ".")


def format_percent(hundredths: int) -> str:
    """Return hundredths of a per cent as `60%`, `33,33%`, `12,5%`."""
    whole, rest = divmod(hundredths, 100)
    decimals = f",{rest:02d}".rstrip("0").rstrip(",")
    return f"{format_money(whole)}{decimals}%"


_SIZES: Final = (("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30))


def format_size(size: int) -> str:
    """Return a size in bytes as files are listed: `812 byte`, `48,2 KB`, `1,3 MB`, `3,9 GB`."""
    if size < 1 << 10:
        return f"{format_money(size)} byte"
    in_units = ((round(size * 10 / step), unit) for unit, step in _SIZES)
    tenths, unit = next(item for item in in_units if item[0] < 10 << 10 or item[1] == _SIZES[-1][0])
    return f"{format_money(tenths // 10)},{tenths % 10} {unit}"


def padded(number: int) -> str:
    """Return a count with a leading zero below 10 and dots between thousands, as papers write it."""
    return f"{number:02d}" if number < 10 else format_money(number)


def words(number: int) -> str:
    """Return a whole number in words: `một nghìn không trăm linh năm`.

    From 0 to just below a million billion (*triệu tỷ*); raises `NumberError` outside.
    """
    if not 0 <= number < _LIMIT:
        raise NumberError(f"Số {format_money(number)} nằm ngoài phạm vi đọc được thành chữ.")
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    spoken = [f"{words(billions)} tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            spoken.append(f"{_three_digits(group, full=bool(spoken))} {name}".rstrip())
    return " ".join(spoken)


def _three_digits(group: int, *, full: bool) -> str:
    """Return a number below 1000 in words; `full` names its missing hundreds too."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    spoken = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0:
        if ones:
            spoken.append(f"linh {_DIGITS[ones]}" if spoken else _DIGITS[ones])
        return " ".join(spoken)
    spoken.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
    if ones == 1 and tens > 1:
        spoken.append("mốt")
    elif ones == 4 and tens > 1:
        spoken.append("tư")
    elif ones == 5:
        spoken.append("lăm")
    elif ones:
        spoken.append(_DIGITS[ones])
    return " ".join(spoken)


def money_words(amount: int) -> str:
    """Return an amount in words with a capital at its head: `Mười lăm triệu đồng`."""
    return f"{words(amount).capitalize()} đồng"
