"""The log and crash reports hold no personal data."""

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.system import crash, files, log
from desktop_app.system.masking import MASK, mask, mask_values
from tests.system.doubles import FailingOperations, WindowsError

NOW = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    path = log.configure(tmp_path / "nhật ký")
    assert path is not None
    yield path
    for handler in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("CCCD 001190012345 sai", f"CCCD {MASK} sai"),
        ("CMND 060123456.", f"CMND {MASK}."),
        ("001 190 012 345", MASK),
        ("060-123-456", MASK),
        ("gọi 0912 345 678 nhé", f"gọi {MASK} nhé"),
        ("091.234.5678", MASK),
        ("+84 912 345 678", MASK),
        ("Điện thoại:0912345678", f"Điện thoại:{MASK}"),
        ("0012 0000 1234", MASK),
        ("lan.tran@yenbai.gov.vn", MASK),
        (str(Path.home() / "x"), f"~{Path('/x')}"),
        ("2026-11-20 07:30:00,123 row 12345678", "2026-11-20 07:30:00,123 row 12345678"),
        ("01/05/2022", "01/05/2022"),
        ("50000 rows in 4.5 s", "50000 rows in 4.5 s"),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize("root", [PurePosixPath("/"), PureWindowsPath("C:/")])
def test_a_root_is_no_home_to_hide(monkeypatch: pytest.MonkeyPatch, root: PurePath) -> None:
    monkeypatch.setattr(Path, "home", lambda: root)
    assert mask(f"open {root / 'usr' / 'share'}") == f"open {root / 'usr' / 'share'}"


@given(st.from_regex(r"[0-9]{9}|[0-9]{12}|0[0-9]{9}", fullmatch=True), st.text(), st.text())
def test_no_number_survives_whatever_stands_around_it(number: str, before: str, after: str) -> None:
    assert number not in mask(before + number + after)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("'Nguyễn Văn An'", MASK),
        ("no person Trần Thị Lan here", f"no person {MASK} {MASK} Lan here"),
        ('could not convert: "SK001"', f"could not convert: {MASK}"),
        ("list index out of range", "list index out of range"),
    ],
)
def test_values_in_messages_of_errors(text: str, masked: str) -> None:
    assert mask_values(text) == masked


@pytest.mark.usefixtures("caplog")  # it logs on purpose, and reads the log
def test_f01_the_log_masks_message_arguments_and_traceback(log_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("desktop_app.test")
    try:
        raise ValueError("bad number 001190012345")
    except ValueError:
        logger.exception("member %s", "0912 345 678")
    content = log_file.read_text(encoding="utf-8")
    assert log.log_path() == log_file
    assert "ValueError" in content
    assert content.count(MASK) == 3
    assert "001190012345" not in content
    assert "0912 345 678" not in content
    assert capsys.readouterr() == ("", "")


def test_configuring_again_moves_the_log(log_file: Path, tmp_path: Path) -> None:
    second = log.configure(tmp_path / "khác")
    logging.getLogger("desktop_app.test").info("xin chào")
    assert second is not None
    assert "xin chào" in second.read_text(encoding="utf-8")
    assert log_file.read_text(encoding="utf-8") == ""


def test_log_that_cannot_be_written_stops_nothing(log_file: Path, tmp_path: Path) -> None:
    (tmp_path / "tệp").touch()
    assert log.configure(tmp_path / "tệp" / "log") is None
    assert log.log_path() is None


def test_log_is_rotated(log_file: Path) -> None:
    logger = logging.getLogger("desktop_app.test")
    for _ in range(12):
        logger.info("x" * 100_000)
    assert sorted(path.name for path in log_file.parent.iterdir()) == ["phan-mem.log", "phan-mem.log.1"]


def test_log_that_another_process_holds_grows_on_and_the_old_ones_stay(
    log_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def held(move: Callable[[str, str], None], source: str, target: str) -> None:
        if Path(source) == log_file:
            tried.append(source)
            raise WindowsError(32)
        move(source, target)

    old = [log_file.with_name(f"phan-mem.log.{number}") for number in (1, 2, 3)]
    for path in old:
        path.write_text(path.name, encoding="utf-8")
    for move in (os.rename, os.replace):
        monkeypatch.setattr(os, move.__name__, partial(held, move))
    logger = logging.getLogger("desktop_app.test")
    for number in range(13):
        logger.info("%s%s", number, "x" * 100_000)
    assert [path.read_text(encoding="utf-8") for path in old] == [path.name for path in old]
    assert sorted(log_file.parent.iterdir()) == [log_file, *old]
    assert log_file.read_text(encoding="utf-8").count("\n") == 13
    assert len(tried) == 1


def fail(person: str) -> None:
    identity_number = "001190012345"
    try:
        raise KeyError(person)
    except KeyError as error:
        raise RuntimeError(f"cannot save {person} {identity_number}") from error


def test_f01_a_report_has_the_place_and_no_values() -> None:
    person = "Đỗ Ánh"
    with pytest.raises(RuntimeError) as caught:
        fail(person)
    text = crash.report(caught.value, version="1.0.0", now=NOW)
    assert "1.0.0, Python" in text
    assert "2026-11-20T07:30:00+00:00" in text
    assert "test_log.py" in text
    assert text.index("builtins.KeyError") < text.index("builtins.RuntimeError: cannot save")
    assert "Đỗ" not in text
    assert "Ánh" not in text
    assert "001190012345" not in text.replace('identity_number = "001190012345"', "")


def test_reports_are_kept_beside_each_other(tmp_path: Path) -> None:
    first = crash.save_report(tmp_path / "log", "một", NOW)
    second = crash.save_report(tmp_path / "log", "hai", NOW)
    assert [first.name, second.name] == ["su-co-20261120-073000.txt", "su-co-20261120-073000 (2).txt"]
    assert first.read_text(encoding="utf-8") == "một"


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def raise_through_hook(error: RuntimeError | KeyboardInterrupt) -> None:
    try:
        raise error
    except (RuntimeError, KeyboardInterrupt) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


@pytest.mark.usefixtures("hooks")
@pytest.mark.usefixtures("caplog")  # it logs on purpose, and reads the log
def test_hook_saves_and_tells_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[Path | None] = []
    crash.install_hook(tmp_path, version="1", now=lambda: NOW, notify=lambda _text, path: told.append(path))
    for _ in range(3):
        raise_through_hook(RuntimeError("again"))
    raise_through_hook(KeyboardInterrupt())
    assert told == [tmp_path / "su-co-20261120-073000.txt"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("hooks")
@pytest.mark.usefixtures("caplog")  # it logs on purpose, and reads the log
def test_hook_on_a_thread_and_a_full_disk(tmp_path: Path) -> None:
    told: list[Path | None] = []
    crash.install_hook(tmp_path, version="1", now=lambda: NOW, notify=lambda _text, path: told.append(path))
    thread = threading.Thread(target=fail, args=("x",))
    with files.using(FailingOperations("open", OSError(28, "full"))):
        thread.start()
        thread.join()
    assert told == [None]
