"""Files of the workspace are opened as what they are, and nothing disguised is run."""

import stat
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.kinds import FileType
from desktop_app.services import editing
from desktop_app.services.workspace import OpenWorkspace
from tests.cli.office import PDF


def test_stored_files_open_as_what_they_are(workspace: OpenWorkspace, tmp_path: Path) -> None:
    source = tmp_path / unicodedata.normalize("NFD", "Quyết định số 1.PDF")
    source.write_bytes(PDF)
    (file,) = editing.store_files(workspace, [source])
    assert (file.name, file.file_type) == ("Quyết định số 1.PDF", FileType.PDF)
    copy = editing.file_to_open(workspace, file)
    assert (copy.name, copy.read_bytes()) == ("Quyet-dinh-so-1.pdf", PDF)
    assert copy == editing.file_to_open(workspace, file)
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("anh.exe", PDF, "anh-exe.pdf"),
        ("../../a.pdf", PDF, "a.pdf"),
        ("không đuôi", PDF, "khong-duoi.pdf"),
        ("CON.pdf", PDF, "CON_.pdf"),
        ("ghi chú.TXT", b"xin", "ghi-chu.txt"),
        ("chay.exe", b"MZ", None),
        ("chay.bat", b"del", None),
        ("trang.html", b"<script>", None),
        ("không đuôi", b"xin", None),
    ],
)
def test_nothing_disguised_is_opened(
    workspace: OpenWorkspace, tmp_path: Path, name: str, content: bytes, shown: str | None
) -> None:
    (tmp_path / "tep").write_bytes(content)
    (file,) = editing.store_files(workspace, [tmp_path / "tep"])
    file = replace(file, name=name)
    if shown is None:
        with pytest.raises(InputError, match="an toàn"):
            editing.file_to_open(workspace, file)
    else:
        assert editing.file_to_open(workspace, file).name == shown


def test_file_that_is_missing_or_damaged_is_told(workspace: OpenWorkspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không tìm thấy"):
        editing.store_files(workspace, [tmp_path / "khong-co.pdf"])
    with pytest.raises((InputError, WorkspaceError)):
        editing.store_files(workspace, [tmp_path])
    with pytest.raises(WorkspaceError) as caught:
        editing.file_to_open(workspace, StoredFile(name="qd.pdf"))
    assert caught.value.code == "attachment-missing"
    (tmp_path / "a.pdf").write_bytes(PDF + b"khac")
    (file,) = editing.store_files(workspace, [tmp_path / "a.pdf"])
    assert file.sha256 is not None
    workspace.store.attachments.path_of(file.sha256).write_bytes(b"%PDF-hong")
    with pytest.raises(WorkspaceError) as caught:
        editing.file_to_open(workspace, file)
    assert caught.value.code == "attachment-damaged"
