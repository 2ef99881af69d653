"""The grammar of the command line, with argparse's English replaced before anyone sees it."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from desktop_app.domain.errors import InputError
from desktop_app.domain.office_papers import ON_DEMAND
from desktop_app.text.dates import parse_cli_date

_ENGLISH: Final[tuple[tuple[str, str], ...]] = (
    (r"the following arguments are required: (?P<what>.+)", "Thiếu {what}."),
    (r"unrecognized arguments: (?P<what>.+)", "Phần mềm không hiểu “{what}”."),
    (
        r"argument (?P<what>[^:]+): invalid choice: (?P<value>.+?) \(.*",
        "Không có lựa chọn {value} cho {what}.",
    ),
    (r"argument (?P<what>[^:]+): expected .*", "Sau {what} phải có giá trị."),
    (r"argument (?P<what>[^:]+): (?P<reason>Ngày|Định dạng)(?P<rest>.*)", "{what}: {reason}{rest}"),
    (r"ambiguous option: (?P<what>\S+).*", "“{what}” có thể là nhiều tùy chọn, hãy viết đủ."),
)


_COMMON: Final[dict[str, dict[str, Any]]] = {
    "--workspace": {"type": Path, "metavar": "THƯ_MỤC", "help": "nơi để dữ liệu"},
    "--json": {"action": "store_true", "help": "trả lời bằng một văn bản JSON"},
}


def _vietnamese(message: str) -> str:
    for pattern, sentence in _ENGLISH:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(**found.groupdict())
    return "Lệnh chưa đúng."


class VietnameseParser(argparse.ArgumentParser):
    """An `ArgumentParser` whose help and errors are Vietnamese; a wrong call raises `InputError`."""

    def __init__(
        self,
        *,
        prog: str | None = None,
        description: str | None = None,
    ) -> None:
        """Take what our commands need of argparse; the help option gets a Vietnamese text, abbreviations are off."""
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self._positionals.title = "đối số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")
        for option, settings in _COMMON.items():
            self.add_argument(option, default=argparse.SUPPRESS, **settings)

    def error(self, message: str) -> NoReturn:
        """Say in one Vietnamese sentence what is wrong with the call."""
        raise InputError("usage", f"{_vietnamese(message)} Xem cách dùng: {self.prog} --help")

    def format_usage(self) -> str:
        """The usage line with its Vietnamese heading."""
        return super().format_usage().replace("usage: ", "Cách dùng: ", 1)

    def format_help(self) -> str:
        """The help with its Vietnamese heading."""
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)


def day(text: str) -> date:
    """A DATE of the command line: ISO or dd/mm/yyyy."""
    try:
        return parse_cli_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"Ngày “{text}” không đúng; hãy viết như 2022-05-01 hoặc 01/05/2022."
        ) from error


FORMATS: Final = ("docx", "pdf", "xlsx")


def formats(text: str) -> tuple[str, ...]:
    """A list of paper formats, in the order docx, pdf, xlsx."""
    wanted = {part.strip().lower() for part in text.split(",") if part.strip()}
    if not wanted or not wanted <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"Định dạng “{text}” không có; hãy chọn trong docx, pdf, xlsx.")
    return tuple(name for name in FORMATS if name in wanted)


class _Grammar:
    """Adds commands one by one, each with the common options."""

    def __init__(self) -> None:
        self.top = VietnameseParser(prog="hoso-sangkien", description="Hồ Sơ Sáng Kiến")
        self.top.add_argument("--version", action="store_true", help="phiên bản, lược đồ và nơi để dữ liệu")
        self.commands = self.top.add_subparsers(dest="command", metavar="LỆNH", title="lệnh")

    def command(self, name: str, purpose: str) -> argparse.ArgumentParser:
        return self.commands.add_parser(name, help=purpose, description=purpose)

    def nested(
        self, parent: argparse.ArgumentParser, dest: str, *, required: bool
    ) -> Callable[[str, str], argparse.ArgumentParser]:
        children = parent.add_subparsers(dest=dest, metavar="VIỆC", title="việc", required=required)

        def add(name: str, purpose: str) -> argparse.ArgumentParser:
            return children.add_parser(name, help=purpose, description=purpose)

        return add


def _programme(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--programme", required=required, metavar="MÃ", help="mã chương trình")


def _formats(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--formats", type=formats, default=FORMATS, metavar="docx,pdf,xlsx", help="định dạng giấy tờ")


def _dates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", type=day, metavar="NGÀY", help="ngày kiểm tra (để trống: hôm nay)")
    parser.add_argument("--sent", type=day, metavar="NGÀY", help="ngày gửi hồ sơ")


def _add_main_job(grammar: _Grammar) -> None:
    make = grammar.command("make", "từ bảng tính đến gói hồ sơ trong một lần")
    make.add_argument("workbook", type=Path, metavar="BẢNG_TÍNH")
    _programme(make)
    make.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi kết quả")
    _dates(make)
    make.add_argument("--number", default="", metavar="SỐ", help="số Tờ trình")
    _formats(make)
    make.add_argument("--include-review", action="store_true", help="lấy cả sáng kiến cần xem lại")
    demo = grammar.command("demo", "làm thử với dữ liệu mẫu của từng chương trình")
    demo.add_argument("out", type=Path, metavar="THƯ_MỤC")


def _add_workbooks(grammar: _Grammar) -> None:
    template = grammar.command("template", "ghi bảng tính mẫu để nhập dữ liệu")
    template.add_argument("file", type=Path, metavar="TỆP")
    workbook = grammar.command("workbook", "ghi toàn bộ dữ liệu ra bảng tính")
    workbook.add_argument("file", type=Path, metavar="TỆP")
    _programme(workbook, required=False)
    intake = grammar.command("import", "nhập bảng tính đủ các sheet, hoặc danh sách một sheet của đơn vị")
    intake.add_argument("workbook", type=Path, metavar="BẢNG_TÍNH")
    _programme(intake, required=False)
    intake.add_argument("--strict", action="store_true", help="có dòng sai thì không nhập gì cả")
    intake.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ nhập gì, không ghi")
    intake.add_argument(
        "--mapping",
        type=Path,
        metavar="TỆP",
        help="cách đọc danh sách một sheet (TOML): cột nào là gì, điều gì chung cho cả danh sách; khi chưa chắc, phần "
        "mềm ghi sẵn tệp này bên cạnh danh sách để sửa",
    )


def _add_checking(grammar: _Grammar) -> None:
    programmes = grammar.command("programmes", "danh sách chương trình; xem, thêm, ghi ra tệp")
    nested = grammar.nested(programmes, "action", required=False)
    nested("show", "xem một chương trình").add_argument("id", metavar="MÃ")
    nested("add", "thêm chương trình từ tệp").add_argument("file", type=Path, metavar="TỆP")
    export = nested("export", "ghi chương trình ra tệp")
    export.add_argument("id", metavar="MÃ")
    export.add_argument("file", type=Path, metavar="TỆP")
    check = grammar.command("check", "kiểm tra sáng kiến theo quy định của chương trình")
    _programme(check)
    _dates(check)
    check.add_argument("--submission", metavar="MÃ_HỒ_SƠ", help="kiểm tra một hồ sơ đề nghị")
    check.add_argument("--initiative", metavar="MÃ_SÁNG_KIẾN", help="kiểm tra một sáng kiến")


def _add_dossiers(grammar: _Grammar) -> None:
    nested = grammar.nested(grammar.command("submission", "hồ sơ đề nghị xét chọn"), "action", required=True)
    new = nested("new", "lập hồ sơ từ sáng kiến đủ điều kiện hoặc sáng kiến được nêu")
    _programme(new)
    new.add_argument("--number", default="", metavar="SỐ", help="số Tờ trình")
    new.add_argument("--date", type=day, metavar="NGÀY", help="ngày của Tờ trình")
    _dates(new)
    new.add_argument(
        "--initiative", action="extend", nargs="+", default=[], metavar="MÃ_SÁNG_KIẾN", help="chỉ lấy các sáng kiến này"
    )
    change = nested("set", "ghi số, ngày, người ký, ngày gửi, bản quét đã ký")
    change.add_argument("id", metavar="MÃ_HỒ_SƠ")
    change.add_argument("--number", metavar="SỐ", help="số Tờ trình")
    change.add_argument("--date", type=day, metavar="NGÀY", help="ngày của Tờ trình")
    change.add_argument("--signer", metavar="HỌ_TÊN", help="người ký")
    change.add_argument("--sent", type=day, metavar="NGÀY", help="ngày gửi hồ sơ")
    change.add_argument("--signed", type=Path, metavar="BẢN_QUÉT", help="bản quét Tờ trình đã ký, đóng dấu")
    change.add_argument(
        "--selection-declared",
        type=day,
        metavar="NGÀY",
        help="ngày xác nhận khi xét chọn: không có khiếu nại, tranh chấp",
    )
    nested("list", "các hồ sơ đã lập")
    documents = grammar.command("documents", "ghi giấy tờ của một hồ sơ")
    documents.add_argument("--submission", required=True, metavar="MÃ_HỒ_SƠ")
    documents.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    _formats(documents)
    documents.add_argument(
        "--bound",
        action="store_true",
        help="đóng thêm trọn bộ hồ sơ (giấy tờ và bản quét quyết định) thành một tệp PDF",
    )
    export = grammar.command("export", "xuất gói hồ sơ")
    export.add_argument("--submission", required=True, metavar="MÃ_HỒ_SƠ")
    export.add_argument("--out", type=Path, required=True, metavar="TỆP")
    verify = grammar.command("verify", "kiểm tra gói hồ sơ mà không nhập")
    verify.add_argument("packages", type=Path, nargs="+", metavar="GÓI")


def _add_office_papers(grammar: _Grammar) -> None:
    report = grammar.command("report", "báo cáo tiến độ của một kỳ, kèm phụ lục số liệu")
    _programme(report)
    report.add_argument("--from", dest="first", type=day, required=True, metavar="NGÀY", help="ngày đầu kỳ báo cáo")
    report.add_argument("--to", dest="last", type=day, required=True, metavar="NGÀY", help="ngày cuối kỳ báo cáo")
    papers = grammar.command("papers", "kế hoạch, đăng ký, quyết định, phiếu, danh sách, sổ, nhãn hồ sơ")
    papers.add_argument("kind", metavar="LOẠI", help=f"một trong: {', '.join(paper.value for paper in ON_DEMAND)}")
    _programme(papers)
    papers.add_argument("--initiative", default="", metavar="MÃ_SÁNG_KIẾN", help="chỉ lấy sáng kiến này")
    for command in (report, papers):
        command.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi giấy tờ")
        command.add_argument("--number", default="", metavar="SỐ", help="số văn bản")
        command.add_argument("--date", type=day, metavar="NGÀY", help="ngày văn bản")
        _formats(command)


def _add_safety(grammar: _Grammar) -> None:
    backup = grammar.command("backup", "sao lưu dữ liệu vào thư mục sao lưu, hoặc ra một tệp")
    backup.add_argument(
        "--out", type=Path, metavar="TỆP", help="tệp để ghi; tệp đính kèm nằm trong thư mục “tep” cạnh đó"
    )
    restore = grammar.command("restore", "khôi phục dữ liệu từ một bản sao lưu")
    restore.add_argument("file", type=Path, metavar="TỆP")
    restore.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ mất gì, không khôi phục")
    grammar.command("doctor", "kiểm tra toàn bộ dữ liệu và các bản sao lưu")


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line of `hoso-sangkien`."""
    grammar = _Grammar()
    _add_main_job(grammar)
    _add_workbooks(grammar)
    _add_checking(grammar)
    _add_dossiers(grammar)
    _add_office_papers(grammar)
    _add_safety(grammar)
    return grammar.top
