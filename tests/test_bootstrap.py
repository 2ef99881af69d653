"""The composition root: which face is shown, and that a bug never shows a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.cli import main as command_line

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["--workspace", "D:/du-lieu"], True),
        (["--workspace=D:/du-lieu"], True),
        (["--workspace"], False),
        (["--workspace", "D:/du-lieu", "check"], False),
        (["--version"], False),
        (["--json"], False),
        (["check"], False),
        (["-h"], False),
    ],
)
def test_the_window_opens_where_nothing_else_is_asked_for(
    words: list[str], window: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else is the command line's."""
    monkeypatch.setattr(bootstrap, "_window", lambda *_: 10)
    monkeypatch.setattr(bootstrap, "_command_line", lambda *_: 20)
    assert bootstrap.main(words) == (10 if window else 20)


@pytest.mark.usefixtures("caplog")
def test_a_bug_is_one_sentence_and_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The report holds the place and none of the values."""

    def fail(*_: object) -> int:
        raise RuntimeError("015085000001 Trần Văn Thử")

    monkeypatch.setattr(command_line, "run", fail)
    monkeypatch.setattr(bootstrap, "log_folder", lambda: tmp_path)
    status = bootstrap.main(["check"])
    err = capsys.readouterr().err
    (report,) = tmp_path.glob("su-co-*.txt")
    text = report.read_text(encoding="utf-8")
    assert (status, err.count("\n"), "Traceback" in err) == (3, 1, False)
    assert str(report) in err
    assert "RuntimeError" in text
    assert "015085000001" not in text


@pytest.mark.usefixtures("caplog")
def test_a_report_that_cannot_be_saved_is_no_traceback_either(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A file stands where the log folder should be."""
    in_the_way = tmp_path / "log"
    in_the_way.touch()
    monkeypatch.setattr(command_line, "run", lambda *_: 1 // 0)
    monkeypatch.setattr(bootstrap, "log_folder", lambda: in_the_way)
    assert bootstrap.main(["check"]) == 3
    err = capsys.readouterr().err
    assert "Không ghi được báo cáo lỗi" in err
    assert err.count("\n") == 1


_HEAVY = ("PySide6", "openpyxl", "docx", "reportlab", "alembic", "xlsxwriter", "python_calamine", "jinja2", "PIL")


@pytest.mark.parametrize("words", ["['programmes']", "['--version']"])
def test_the_command_line_imports_no_qt_and_nothing_heavy(words: str, tmp_path: Path) -> None:
    """Offices script it on servers without a screen, and wait for it."""
    code = (
        "import sys; from desktop_app.bootstrap import main; "
        f"status = main([*{words}, '--workspace', {str(tmp_path)!r}, '--json']); "
        f"print(status, sorted(set(sys.modules) & set({_HEAVY!r})), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr == "0 []\n"


def test_the_window_imports_nothing_heavy() -> None:
    """Workbooks, papers and migrations are loaded when they are needed."""
    heavy = tuple(name for name in _HEAVY if name != "PySide6")
    code = f"import sys, ui.application; print(sorted(set(sys.modules) & set({heavy!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"
