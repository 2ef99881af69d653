"""Turn a cell into a typed value, with remarks on what was understood, or an error that says what to mend."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from desktop_app.domain.kinds import Block, Labelled, SolutionType, TopicLevel, UnitLevel
from desktop_app.domain.person import Award
from desktop_app.domain.plan import ProblemSeverity
from desktop_app.importing.cells import MAX_TEXT, BadCell, Percentage, Value, plain, shown
from desktop_app.text.dates import DateError, parse_date
from desktop_app.text.fold import fold_key, fold_words
from desktop_app.text.identity import clean_identity
from desktop_app.text.legacy import decode_legacy
from desktop_app.text.names import is_all_capitals, title_case_name
from desktop_app.text.numbers import NumberError, parse_count, parse_money, parse_percent
from desktop_app.text.people import AwardsError, split_awards
from desktop_app.text.phones import clean_phone
from desktop_app.text.unicode import clean_line, clean_text, utf16_length

L = TypeVar("L", bound=Labelled)


class CellError(ValueError):
    """A cell that can't be taken; its text says in Vietnamese what is wrong and what to do."""


@dataclass(slots=True)
class Reading:
    """How one cell was read: remarks for the report."""

    remarks: list[tuple[ProblemSeverity, str]] = field(default_factory=list)

    def note(self, message: str) -> None:
        """Say how the cell was understood."""
        self.remarks.append((ProblemSeverity.NOTE, message))

    def warn(self, message: str) -> None:
        """Say that a person should look at the cell."""
        self.remarks.append((ProblemSeverity.WARNING, message))


Convert = Callable[[Value, Reading], object]
"""Takes a cell that isn't blank, as `prepared` returns it; raises `CellError`."""


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date, or a birth year alone."""

    year: int
    day: date | None


def prepared(cell: Value, reading: Reading) -> Value:
    """Return a cell ready for conversion: whole numbers as such, text out of legacy encodings."""
    if isinstance(cell, BadCell):
        raise CellError(cell.message)
    if not isinstance(cell, str):
        return plain(cell)
    if len(cell) > MAX_TEXT // 2 and utf16_length(cell) > MAX_TEXT:
        raise CellError(f"Văn bản dài hơn {MAX_TEXT:,} ký tự: hãy rút gọn.".replace(",", "."))
    newest = max(cell)
    if newest < "\x80" or (newest > "\xff" and newest.isalpha()):  # as most texts: no need to look closer
        return cell
    legacy = decode_legacy(cell)
    if legacy is None:
        return cell
    decoded = clean_line(legacy.text)
    if not legacy.certain:
        reading.warn(
            f"Có thể là chữ gõ bằng bảng mã cũ {legacy.encoding} (đọc được là “{decoded}”); phần mềm chưa chắc nên giữ "
            "nguyên, hãy kiểm tra và gõ lại bằng Unicode nếu cần."
        )
        return cell
    reading.note(f"Chữ gõ bằng bảng mã cũ {legacy.encoding} đã được chuyển sang Unicode: “{decoded}”.")
    return legacy.text


def _written(cell: Value, reading: Reading) -> str:
    """Return any cell as text; Excel turns numbers of papers into dates without being asked."""
    if isinstance(cell, str):
        return cell
    text = shown(cell)
    if isinstance(cell, date):
        reading.warn(f"Excel đã đổi ô này thành ngày {text}: hãy kiểm tra, và định dạng ô là Văn bản (Text) nếu sai.")
    return text


def line(cell: Value, reading: Reading) -> str:
    """Text in one line."""
    return clean_line(_written(cell, reading))


def text(cell: Value, reading: Reading) -> str:
    """Text whose line breaks are kept."""
    return clean_text(_written(cell, reading))


def lines(cell: Value, reading: Reading) -> tuple[str, ...]:
    """Several entries, one to a line or parted by semicolons."""
    entries = (clean_line(part) for part in re.split(r"[;\n]", clean_text(_written(cell, reading))))
    return tuple(entry for entry in entries if entry)


def name(cell: Value, reading: Reading) -> str:
    """A person's name; one all in capitals is kept, with an offer."""
    full_name = line(cell, reading)
    offer = title_case_name(full_name)
    if is_all_capitals(full_name) and offer != full_name:
        reading.note(f"Họ tên viết hoa toàn bộ, được giữ nguyên; có thể đổi thành “{offer}”.")
    return full_name


def day(cell: Value, reading: Reading) -> date | None:
    """A whole date; a month alone is its first day, with a note."""
    parsed = _date(cell, reading, year_allowed=False)
    return parsed.day


def birth(cell: Value, reading: Reading) -> Birth:
    """A birth date, or a year alone."""
    return _date(cell, reading, year_allowed=True)


def _date(cell: Value, reading: Reading, *, year_allowed: bool) -> Birth:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | date):
        raise CellError(f"“{shown(cell)}” không phải là ngày: hãy ghi đủ ngày/tháng/năm, ví dụ 05/02/2021.")
    try:
        parsed = parse_date(cell, year_allowed=year_allowed)
    except DateError as error:
        raise CellError(str(error)) from error
    if parsed.note:
        reading.note(parsed.note)
    return Birth(parsed.year, parsed.date)


def money(cell: Value, _reading: Reading) -> int:
    """An amount in whole đồng."""
    return _number(cell, parse_money)


def count(cell: Value, _reading: Reading) -> int:
    """A number of people."""
    return _number(cell, parse_count)


def share(cell: Value, reading: Reading) -> int:
    """A percentage, in hundredths of a per cent; cells formatted as percentages count as shown."""
    if isinstance(cell, Percentage):
        return _number(cell.fraction, lambda value: parse_percent(value, is_fraction=True))
    hundredths = _number(cell, parse_percent)
    if 0 < hundredths <= 100:
        percent = shown(hundredths / 100).replace(".", ",")
        reading.warn(f"Được hiểu là {percent} %: nếu ý là tỷ lệ trên 1 thì hãy ghi theo phần trăm, ví dụ 60.")
    return hundredths


def _number(cell: Value, parse: Callable[[str | float], int]) -> int:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise CellError(f"“{shown(cell)}” không phải là số: hãy ghi một số.")
    try:
        return parse(cell)
    except NumberError as error:
        raise CellError(str(error)) from error


def phone(cell: Value, reading: Reading) -> str:
    """A phone number, made right where that is certain."""
    return clean_phone(cell if isinstance(cell, int | float) else _written(cell, reading))


def identity(cell: Value, reading: Reading) -> str:
    """An identity number with its lost zeros restored; one that Excel rounded is an error."""
    result = clean_identity(cell if isinstance(cell, int | float) else _written(cell, reading))
    if result.error:
        raise CellError(result.error)
    if result.note:
        reading.note(result.note)
    return result.text


def awards(cell: Value, reading: Reading) -> tuple[Award, ...]:
    """Awards with their years."""
    try:
        found = split_awards(_written(cell, reading))
    except AwardsError as error:
        raise CellError(str(error)) from error
    return tuple(sorted({Award(year, title) for year, title in found}))


_YES: Final = frozenset({"co", "x", "v", "1", "yes", "true"})
_NO: Final = frozenset({"khong", "chua", "0", "no", "false"})
_TICKS: Final = frozenset("✓✔☑√")


def yes_no(cell: Value, _reading: Reading) -> bool:
    """Có or Không."""
    word = fold_words(shown(cell))
    if word in _YES or shown(cell).strip() in _TICKS:
        return True
    if word in _NO:
        return False
    raise CellError(f"“{shown(cell)}” không đọc được: hãy ghi Có hoặc Không (hoặc x, 1/0, Yes/No, TRUE/FALSE).")


def file_path(cell: Value, reading: Reading) -> str:
    """A path relative to the workbook, with slashes; anything that leads elsewhere is an error."""
    path = line(cell, reading).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or ":" in path or ".." in parts or not parts:
        raise CellError(
            f"“{shown(cell)}” trỏ ra ngoài thư mục của bảng tính: hãy chép tệp vào thư mục đó (hoặc thư mục con) và "
            "chỉ ghi tên tệp."
        )
    if any(len(part.encode()) > 255 for part in parts):
        raise CellError("Tên tệp quá dài: hãy đặt lại tên ngắn hơn.")
    return "/".join(parts)


_NUMBERS: Final[Mapping[str, Labelled]] = {f"1 {number}": kind for number, kind in enumerate(SolutionType, start=1)}
"""The types by their number in the guideline (III.1.1-1.7), folded."""
_PUBLIC: Final = ("Cơ quan", "Cơ quan, đơn vị", "Hành chính sự nghiệp", "HCSN", "Cơ quan, hành chính sự nghiệp")
_ALIASES: Final[tuple[tuple[Labelled, tuple[str, ...]], ...]] = (
    (SolutionType.TECHNOLOGY, ("Giải pháp ứng dụng tiến bộ kỹ thuật, công nghệ",)),
    (SolutionType.COVID, ("Giải pháp phòng chống Covid-19",)),
    (Block.ENTERPRISE, ("Khối doanh nghiệp", "DN", "Khối DN")),
    (Block.PUBLIC, tuple(f"{prefix}{words}" for prefix in ("", "Khối ") for words in _PUBLIC)),
    (UnitLevel.GRASSROOTS, ("Công đoàn cơ sở", "CĐCS")),
    (
        UnitLevel.UPPER,
        ("Cấp trên trực tiếp", "Công đoàn cấp trên trực tiếp", "Công đoàn cấp trên trực tiếp cơ sở"),
    ),
    (
        UnitLevel.PROVINCE,
        ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh", "Ngành trung ương", "Công đoàn ngành trung ương"),
    ),
    *((level, (f"Cấp {level.label}",)) for level in TopicLevel),
)
"""Other words for a value; pairs, since values of different lists can be equal as strings."""
_NUMBERING: Final = re.compile(r"^(?:iii )?(?:\d+ )+(?=\D)")


def choice(kind: type[L]) -> Convert:
    """Return the converter to a closed list: case, accents, dashes and a number before the label don't count."""
    members = {fold_key(member.label): member for member in kind}
    for member, aliases in _ALIASES:
        if isinstance(member, kind):
            members |= {fold_key(alias): member for alias in aliases}
    allowed = ", ".join(f"“{member.label}”" for member in kind)

    def convert(cell: Value, _reading: Reading) -> L:
        words = fold_words(shown(cell))
        numbered = _NUMBERS.get(words.removeprefix("iii "))
        if isinstance(numbered, kind):
            return numbered
        for written in (words, _NUMBERING.sub("", words, count=1)):
            member = members.get(written.replace(" ", ""))
            if member is not None:
                return member
        raise CellError(f"“{shown(cell)}” không có trong danh mục: hãy chọn một trong {allowed}.")

    return convert
