"""The file that says how a one-sheet list is read: its columns and what is asked once, for the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import AuthorCategory, Block, Labelled, Stage
from desktop_app.services.faults import translated
from desktop_app.services.lists import LIST_FIELDS, Answers, ListColumn, OneSheetList
from desktop_app.system.files import read_bytes, write_text
from desktop_app.system.toml import MAX_BYTES, TomlError, read_toml
from desktop_app.text.dates import DateError, parse_cli_date
from desktop_app.text.fold import fold_key, fold_words
from desktop_app.text.unicode import clean_line

_SHEET: Final = "sheet"
_COLUMNS: Final = "cot"
_ANSWERS: Final = "chung"
_SCAN: Final = "Tệp quyết định"
_CHOICES: Final[dict[str, tuple[str, type[Labelled]]]] = {
    "stage": (LIST_FIELDS["stage"], Stage),
    "block": (LIST_FIELDS["block"], Block),
    "category": (LIST_FIELDS["category"], AuthorCategory),
}
_YES_NO: Final = {
    **{
        name: LIST_FIELDS[name]
        for name in ("recognised", "novel", "contrary_to_order", "ip_protected", "complaint", "dispute")
    },
    "largest_put_forward": "Người đóng góp nhiều nhất đứng tên",
}
_TEXTS: Final = {
    "decision_number": LIST_FIELDS["decision_number"],
    "decision_authority": LIST_FIELDS["recognised_by"],
}
_DATE: Final = LIST_FIELDS["decision_date"]
_HEAD: Final = """\
# Cách đọc danh sách “{source}”. Sửa cho đúng rồi chạy lại:
#   hoso-sangkien import "{source}" --mapping "TỆP NÀY"

# Sheet có danh sách.
sheet = {sheet}

# Mỗi dòng là một cột của danh sách: tên cột = nội dung của cột; "" là không đọc cột đó.
# Bắt buộc có “{title}” và “{author}” (hoặc ô chung của tác giả).
# Các nội dung có thể chọn:
{fields}
[cot]
"""
_SAME: Final = """
# Những điều giống nhau cho cả danh sách; "" là không nêu. Ô có ghi trong danh sách được ưu tiên.
[chung]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingFile:
    """What a mapping file says: the sheet ("" for the likeliest), its columns by folded name, and the answers."""

    file: Path
    sheet: str
    columns: Mapping[str, str]
    answers: Answers

    def mapping(self, one: OneSheetList) -> dict[int, str]:
        """Return the columns by index; `InputError` for one that the list doesn't have."""
        names = {fold_words(_name(column, one)): column.index for column in one.columns}
        found: dict[int, str] = {}
        for name, field in self.columns.items():
            if fold_words(name) in names:
                found[names[fold_words(name)]] = field
            elif field:
                raise InputError(
                    "mapping-invalid",
                    f"Tệp “{self.file.name}” nêu cột “{name}” mà danh sách không có: hãy sửa lại tệp đó.",
                )
        return {place: field for place, field in found.items() if field}


def write_mapping(file: Path, one: OneSheetList) -> None:
    """Write a list's proposal, to be corrected; overwrites `file`."""
    fields = "".join(f"#   {label}\n" for label in LIST_FIELDS.values())
    text = _HEAD.format(
        source=clean_line(one.source),
        sheet=_quoted(one.sheet),
        title=LIST_FIELDS["title"],
        author=LIST_FIELDS["full_name"],
        fields=fields,
    )
    for column in one.columns:
        field = LIST_FIELDS.get(column.proposed, "")
        remark = "; ".join(filter(None, ("" if column.certain else "CHƯA CHẮC", *column.examples)))
        text += f"{_quoted(_name(column, one))} = {_quoted(field)}  # {clean_line(remark)}\n"
    text += _SAME
    for label, kind in _CHOICES.values():
        choices = " / ".join(member.label for member in kind)
        text += f"# {choices}\n{_quoted(label)} = {_quoted(Stage.DONE.label if kind is Stage else '')}\n"
    text += "# Có / Không\n" + "".join(f'{_quoted(label)} = ""\n' for label in _YES_NO.values())
    text += "# Một quyết định cho cả danh sách; tệp nằm cùng thư mục với tệp này.\n"
    text += "".join(f'{_quoted(label)} = ""\n' for label in (*_TEXTS.values(), _DATE, _SCAN))
    with translated():
        write_text(file, text)


def read_mapping(file: Path) -> MappingFile:
    """Read a mapping file; `InputError` says what to mend."""
    with translated():
        source = read_bytes(file, MAX_BYTES)
    try:
        table = read_toml(source)
    except TomlError as error:
        where = f" ở dòng {error.line}" if error.line else ""
        raise InputError(
            "mapping-invalid", f"Tệp “{file.name}” viết chưa đúng{where}: hãy kiểm tra lại dấu ngoặc kép và dấu bằng."
        ) from error
    columns, answers = table.get(_COLUMNS), table.get(_ANSWERS, {})
    sheet = table.get(_SHEET, "")
    if not isinstance(columns, dict) or not isinstance(answers, dict) or not isinstance(sheet, str):
        raise InputError(
            "mapping-invalid", f"Tệp “{file.name}” thiếu phần [{_COLUMNS}]: hãy lấy lại tệp do phần mềm ghi."
        )
    fields = {fold_key(label): field for field, label in LIST_FIELDS.items()} | {"": ""}
    fields |= {fold_key(field): field for field in LIST_FIELDS}
    mapped = {name: _looked_up(file, name, value, fields) for name, value in columns.items()}
    return MappingFile(file=file, sheet=sheet, columns=mapped, answers=_answers(file, answers))


def _name(column: ListColumn, one: OneSheetList) -> str:
    """Return what a column is called in a mapping file: its heading, numbered where that is blank or not alone."""
    same = [other for other in one.columns if fold_words(other.heading) == fold_words(column.heading)]
    if column.heading and len(same) == 1:
        return column.heading
    return f"{column.heading} (cột {column.index + 1})".strip()


def _quoted(text: str) -> str:
    escaped = clean_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _looked_up(file: Path, name: str, value: object, known: Mapping[str, Any]) -> Any:
    key = fold_key(value) if isinstance(value, str) else None
    if key is None or key not in known:
        raise InputError(
            "mapping-invalid",
            f"Tệp “{file.name}”: không có lựa chọn “{value}” cho “{name}”; hãy chọn trong các dòng ghi chú của tệp.",
        )
    return known[key]


def _answers(file: Path, said: Mapping[str, object]) -> Answers:
    """Return the answers of a file; unknown ones are refused."""
    values: dict[str, Any] = {}
    fields = {
        fold_key(label): field
        for field, label in ({key: label for key, (label, _) in _CHOICES.items()} | _YES_NO | _TEXTS).items()
    } | {fold_key(_DATE): "decision_date", fold_key(_SCAN): "decision_scan"}
    for name, value in said.items():
        field = fields.get(fold_key(name))
        if field is None:
            raise InputError("mapping-invalid", f"Tệp “{file.name}”: không có mục “{name}” trong phần [{_ANSWERS}].")
        if value != "":
            values[field] = _answer(file, name, field, value)
    return Answers(**values)


def _answer(file: Path, name: str, field: str, value: object) -> object:
    if field in _CHOICES:
        return _looked_up(file, name, value, {fold_key(member.label): member for member in _CHOICES[field][1]})
    if field in _YES_NO:
        return value if isinstance(value, bool) else _looked_up(file, name, value, {"co": True, "khong": False})
    if field == "decision_date":
        return _day(file, value)
    text = clean_line(str(value))
    return file.absolute().parent / text if field == "decision_scan" else text


def _day(file: Path, value: object) -> date:
    try:
        return value if isinstance(value, date) else parse_cli_date(str(value))
    except DateError as error:
        raise InputError("mapping-invalid", f"Tệp “{file.name}”: {error}") from error
