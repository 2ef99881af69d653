"""Settings of the PC survive damage."""

from pathlib import Path

import pytest

from desktop_app.system import files
from desktop_app.system.errors import DiskFull
from desktop_app.system.settings import Settings
from tests.system.doubles import FailingOperations


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Cấu hình" / "cai-dat.json"


def test_saved_values_come_back(path: Path) -> None:
    settings = Settings.load(path)
    settings.set("thư mục", "D:/Hồ sơ 100%")
    settings.set("columns", [120, 80])
    settings.save()
    again = Settings.load(path)
    assert again.get("thư mục", "") == "D:/Hồ sơ 100%"
    assert again.get("columns", [0]) == [120, 80]
    assert not again.damaged


def test_missing_file_is_no_damage(path: Path) -> None:
    settings = Settings.load(path)
    assert settings.get("width", 800) == 800
    assert not settings.damaged


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"a": 1', b"\x00" * 100, b"[" * 100_000, b'{"a": "\\ud800"}'],
)
def test_damaged_file_gives_defaults_and_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings.load(path)
    assert settings.damaged
    assert settings.get("width", 800) == 800
    assert path.with_name("cai-dat.json.hong").read_bytes() == content
    settings.set("width", 900)
    settings.save()
    assert Settings.load(path).get("width", 800) == 900


@pytest.mark.parametrize(
    ("stored", "default"), [("5", 5), (5, "5"), (True, 1), (1, True), (None, ""), ({}, []), (1.5, 1)]
)
def test_value_of_another_type_gives_the_default(path: Path, stored: object, default: object) -> None:
    settings = Settings.load(path)
    settings.set("key", stored)
    assert settings.get("key", default) == default


def test_a06_a_full_disk_keeps_the_old_settings(path: Path) -> None:
    settings = Settings.load(path)
    settings.set("a", 1)
    settings.save()
    settings.set("a", 2)
    with files.using(FailingOperations("sync", OSError(28, "full"))), pytest.raises(DiskFull):
        settings.save()
    assert Settings.load(path).get("a", 0) == 1
