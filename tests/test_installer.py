"""The installer's build: frozen, the program does the whole job without Python, and opens its window."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.engine import APPLICATION_ID
from db.metadata import SCHEMA_VERSION
from db.workspace import peek
from desktop_app import __version__
from desktop_app.system.paths import WorkspacePaths

ROOT = Path(__file__).resolve().parents[1]
PROGRAMME = "1trieu-yenbai-2022"
WORKBOOK = ROOT / "resources" / "samples" / PROGRAMME / "mau.xlsx"
TOOLS = ("objdump",) if sys.platform == "linux" else ()
SUFFIX = ".exe" if sys.platform == "win32" else ""


def build(folder):
    """Build the program in a folder and return where its executables lie."""
    places = ("--distpath", folder / "dist", "--workpath", folder / "work")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", *places]
    environment = os.environ | {"PYINSTALLER_CONFIG_DIR": str(folder / "cache")}
    subprocess.run([*command, ROOT / "build_installer.spec"], check=True, timeout=900, env=environment)
    return folder / "dist" / "hoso-sangkien"


def answer(*command):
    """The JSON that a command line writes to standard output; it must not fail."""
    done = subprocess.run([*command, "--json"], check=False, capture_output=True, timeout=120)
    assert done.returncode in {0, 1}, done.stderr.decode()
    return json.loads(done.stdout)


def make_workspace_without_schema(root):
    """Make a workspace that lacks every migration there is."""
    with closing(sqlite3.connect(WorkspacePaths(root).database)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("VACUUM")


@pytest.mark.full(*TOOLS)
def test_frozen_program_does_what_the_source_does(tmp_path):
    programs = build(tmp_path)
    frozen = programs / f"hoso-sangkien{SUFFIX}"
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    make_workspace_without_schema(workspace)

    assert answer(frozen, "--version", "--workspace", workspace)["version"] == __version__

    counts = answer(frozen, "import", WORKBOOK, "--workspace", workspace)
    assert (counts["members"]["added"], counts["initiatives"]["added"]) == (30, 20)
    assert peek(workspace) == SCHEMA_VERSION

    check = ("check", "--programme", PROGRAMME, "--on", "2022-05-01", "--workspace", workspace)
    assert answer(frozen, *check) == answer(sys.executable, "-m", "desktop_app", *check)

    made = answer(frozen, "demo", tmp_path / "demo")["programmes"]
    packages = [package for job in made.values() for package in job["packages"]]
    assert len(packages) == len(made) == 2
    assert all(package["valid"] for package in answer(frozen, "verify", *packages)["packages"])

    window = subprocess.Popen([programs / f"hoso-sangkien-window{SUFFIX}", "--workspace", workspace])
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            window.wait(timeout=20)
        locked = subprocess.run([frozen, *check], check=False, capture_output=True, timeout=120)
        assert locked.returncode == 3, "the window is open, but not on the workspace"
    finally:
        window.kill()
        window.wait()
