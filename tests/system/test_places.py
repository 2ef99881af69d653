"""Paths, resources, the temporary folder, the console and the user."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.system import console, paths, user
from desktop_app.system.digest import sha256_hex
from desktop_app.system.errors import NotFound
from desktop_app.system.resources import read_text_resource, resource
from desktop_app.system.temporary import clean_abandoned

ROOT = Path(__file__).parents[2]
TEMPORARY = """
import os, sys
from pathlib import Path
from desktop_app.system.temporary import own_folder
folder = own_folder(Path(sys.argv[1]))
(folder / "quét.pdf").write_bytes(b"scan")
print(folder.name, flush=True)
if sys.argv[2] == "die":
    os._exit(1)
sys.stdin.read()
"""


def start_with_temporary_folder(parent: Path, end: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", TEMPORARY, str(parent), end],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_resources_of_a_checkout() -> None:
    assert resource() == ROOT / "resources"
    assert resource("programmes", "x.json") == ROOT / "resources" / "programmes" / "x.json"


def test_resources_of_a_frozen_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Phần mềm" / "resources" / "wording"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Kính gửi", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "Phần mềm"), raising=False)
    assert read_text_resource("wording", "a.txt") == "Kính gửi"
    with pytest.raises(NotFound):
        read_text_resource("wording", "b.txt")


def test_default_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.WORKSPACE_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "Dữ liệu"))
    assert paths.default_workspace().name == "HoSoSangKien"
    monkeypatch.setenv(paths.WORKSPACE_VARIABLE, str(tmp_path / "Đơn vị #1"))
    assert paths.default_workspace() == tmp_path / "Đơn vị #1"


def test_places_of_this_pc() -> None:
    assert paths.settings_file().name == "cai-dat.json"
    assert "HoSoSangKien" in paths.settings_file().parts
    assert "HoSoSangKien" in paths.log_folder().parts


def test_layout_of_a_workspace() -> None:
    layout = paths.WorkspacePaths(Path("w"))
    places = (layout.database, layout.files, layout.backups, layout.lock, layout.outbox)
    assert [place.name for place in places] == ["du-lieu.hssk", "tep", "sao-luu", ".khoa", "gui-di"]
    assert {place.parent for place in places} == {Path("w")}


def test_temporary_folder_goes_with_its_process(tmp_path: Path) -> None:
    with start_with_temporary_folder(tmp_path, "wait") as process:
        assert process.stdout is not None
        folder = tmp_path / process.stdout.readline().strip()
        clean_abandoned(tmp_path)
        assert (folder / "quét.pdf").exists()
        process.communicate()
    assert list(tmp_path.iterdir()) == []


def test_temporary_folder_of_a_dead_process_goes_at_the_next_start(tmp_path: Path) -> None:
    with start_with_temporary_folder(tmp_path, "die") as process:
        name = process.communicate()[0].strip()
    assert (tmp_path / name / "quét.pdf").exists()
    clean_abandoned(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_console_speaks_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\n"))
    monkeypatch.setattr(sys, "stderr", None)
    console.use_utf8()
    print("Hồ sơ \udcff", flush=True)
    assert raw.getvalue() == "Hồ sơ \\udcff\n".encode()


def test_user_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert user.user_name() == ""
    monkeypatch.setattr("socket.gethostname", lambda: "PC1.yenbai.local")
    assert user.host_name() == "PC1"


def test_sha256() -> None:
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
