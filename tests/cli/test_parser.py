"""The grammar of the command line: what it reads, and that its errors and help are Vietnamese."""

import re
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli.parser import build_parser
from desktop_app.domain.errors import InputError


@pytest.mark.parametrize("text", ["2022-05-01", "01/05/2022", "1/5/2022"])
def test_dates_are_iso_or_vietnamese(text: str) -> None:
    """Day before month."""
    assert build_parser().parse_args(["check", "--programme", "p", "--on", text]).on == date(2022, 5, 1)


@pytest.mark.parametrize("words", [["--json", "check"], ["check", "--json"]])
def test_common_options_stand_anywhere(words: list[str]) -> None:
    """Before or after the command."""
    options = build_parser().parse_args([*words, "--programme", "p", "--workspace", "w"])
    assert (options.json, options.workspace) == (True, Path("w"))


@pytest.mark.parametrize(
    ("text", "formats"),
    [("pdf", ("pdf",)), ("xlsx,docx", ("docx", "xlsx")), (" PDF , docx ", ("docx", "pdf"))],
)
def test_formats_are_a_list(text: str, formats: tuple[str, ...]) -> None:
    """In any order and case."""
    words = ["documents", "--submission", "s", "--out", "o", "--formats", text]
    assert build_parser().parse_args(words).formats == formats


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["make"], "Thiếu "),
        (["make", "a.xlsx", "--programme", "p"], "Thiếu --out"),
        (["check", "--programme"], "Sau --programme phải có giá trị"),
        (["check", "--programme", "p", "--on", "31/02/2022"], "Ngày “31/02/2022” không đúng"),
        (["check", "--programme", "p", "--on", "01/05/22"], "không đúng"),
        (["check", "--programme", "p", "--what"], "không hiểu “--what”"),
        (["dance"], "Không có lựa chọn 'dance'"),
        (["documents", "--submission", "s", "--out", "o", "--formats", "odt"], "Định dạng “odt” không có"),
        (["submission"], "Thiếu "),
        (["verify"], "Thiếu "),
    ],
)
def test_a_wrong_call_is_one_vietnamese_sentence(words: list[str], part: str) -> None:
    """Argparse's English never shows."""
    with pytest.raises(InputError) as caught:
        build_parser().parse_args(words)
    message = caught.value.message
    assert part in message
    assert "\n" not in message
    assert not re.search(r"argument|required|invalid|expected|unrecognized|choose", message)


@pytest.mark.parametrize(
    "words", [["--help"], ["make", "--help"], ["submission", "--help"], ["submission", "new", "-h"]]
)
def test_help_is_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Headings and texts alike."""
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(words)
    text = capsys.readouterr().out
    assert caught.value.code == 0
    assert text.startswith("Cách dùng: hoso-sangkien")
    assert not re.search(r"\b(usage|options|arguments|show this help)\b", text)
