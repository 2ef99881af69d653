"""Identity numbers (CCCD of 12 digits, CMND of 9): mended, decoded, masked."""

import re
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from desktop_app.text.unicode import clean_line

_SEPARATORS: Final = re.compile(r"[\s.-]")
_SCIENTIFIC: Final = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
_CCCD: Final = re.compile(r"[0-9]{12}")
_DIGITS: Final = re.compile(r"[0-9]+")
_CCCD_LENGTH: Final = 12
_CMND_LENGTH: Final = 9
_LOST: Final = (
    "Số CCCD/CMND đã bị Excel làm tròn, không còn đủ chữ số: hãy định dạng cột này là Văn bản (Text) rồi nhập lại số."
)
_RESTORED: Final = "Số CCCD/CMND bị Excel làm mất số 0 ở đầu: phần mềm đã thêm lại, hãy đối chiếu với giấy tờ."


@dataclass(frozen=True, slots=True)
class IdentityResult:
    """An identity number as it will be kept, with a note on what was mended, or an error where it is lost."""

    text: str
    note: str = ""
    error: str = ""


class IdentityFacts(NamedTuple):
    """What a number of 12 digits says about its bearer."""

    sex: Literal["nam", "nữ"]
    birth_year: int


def clean_identity(value: str | float) -> IdentityResult:
    """Return the number in digits, with lost leading zeros restored; as typed where it can't be made right.

    A CCCD begins with 0 (province codes 001-096), so that 11 digits, or 10 for provinces 001-009, lost zeros
    and can't be anything else; 8 digits were a CMND. A number in scientific notation or rounded by Excel is
    an error.
    """
    if isinstance(value, float):
        if not value.is_integer() or abs(value) >= 1e15:
            return IdentityResult(f"{value:g}", error=_LOST)
        value = int(value)
    typed = clean_line(str(value))
    if _SCIENTIFIC.fullmatch(typed):
        return IdentityResult(typed, error=_LOST)
    digits = _SEPARATORS.sub("", typed)
    if not _DIGITS.fullmatch(digits):
        return IdentityResult(typed)
    is_number = isinstance(value, int)
    if is_number and len(digits) > _CMND_LENGTH and digits.endswith("000000"):  # no serial number is 000000
        return IdentityResult(typed, error=_LOST)
    if len(digits) in (_CMND_LENGTH, _CCCD_LENGTH):
        return IdentityResult(digits)
    restored = _with_zeros(digits)
    return IdentityResult(restored, note=_RESTORED) if restored else IdentityResult(typed)


def _with_zeros(digits: str) -> str:
    """Return the number with its lost zeros, or nothing where they aren't what is missing."""
    if digits.startswith("0"):
        return ""
    if len(digits) == _CMND_LENGTH - 1:
        return f"0{digits}"
    if len(digits) not in (10, 11):
        return ""
    full = digits.zfill(_CCCD_LENGTH)
    return full if 1 <= int(full[:3]) <= 96 and int(full[3]) <= 3 else ""


def decode_identity(number: str) -> IdentityFacts | None:
    """Return sex and birth year that a number of 12 digits states; nothing for any other text.

    The fourth digit is century and sex: 0/1 born in the 1900s male/female, 2/3 in the 2000s, and so on; the
    next two are the year.
    """
    if not _CCCD.fullmatch(number):
        return None
    century, odd = divmod(int(number[3]), 2)
    return IdentityFacts("nữ" if odd else "nam", 1900 + 100 * century + int(number[4:6]))


def mask_identity(number: str) -> str:
    """Return the number with all but the first four and last two characters hidden: `0010******45`."""
    if len(number) <= 6:
        return "*" * len(number)
    return f"{number[:4]}{'*' * (len(number) - 6)}{number[-2:]}"
