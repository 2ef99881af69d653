"""A file lies once under its hash, and damage is noticed."""

import io
import zipfile
from pathlib import Path

import pytest

from db.workspace import Workspace
from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.kinds import FileType


def docx(name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<w/>")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", FileType.PDF),
        (b"\xef\xbb\xbf%PDF-1.4\n", FileType.PDF),
        (b"\x89PNG\r\n\x1a\n....", FileType.PNG),
        (b"\xff\xd8\xff\xe0", FileType.JPEG),
        (b"II*\x00....", FileType.TIFF),
        (b"MM\x00*....", FileType.TIFF),
        (b"BM....", FileType.BMP),
        (b"GIF89a", FileType.GIF),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", FileType.WEBP),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", FileType.UNKNOWN),
        (OLE + bytes(600) + "WordDocument".encode("utf-16-le"), FileType.DOC),
        (OLE + bytes(2**20 - 20) + "WordDocument".encode("utf-16-le"), FileType.DOC),
        (OLE + "Workbook".encode("utf-16-le"), FileType.UNKNOWN),
        (docx(), FileType.DOCX),
        (docx("xl/workbook.xml"), FileType.UNKNOWN),
        pytest.param(docx()[:40], FileType.UNKNOWN, id="docx cut off"),  # the bytes hold the clock: no name for a test
        (b"MZ\x90", FileType.UNKNOWN),
        (b"", FileType.UNKNOWN),
    ],
)
def test_type_goes_by_content(workspace: Workspace, tmp_path: Path, content: bytes, kind: FileType) -> None:
    source = tmp_path / "tệp.pdf"
    source.write_bytes(content)
    stored = workspace.attachments.store(source, "Quyết định.pdf")
    assert (stored.name, stored.size, stored.file_type) == ("Quyết định.pdf", len(content), kind)
    assert workspace.attachments.path_of(stored.sha256).read_bytes() == content


def test_same_content_lies_once(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    first, second = (workspace.attachments.store(tmp_path / name) for name in ("a.pdf", "b.pdf"))
    assert (first.name, second.name) == ("a.pdf", "b.pdf")
    assert first.sha256 == second.sha256
    assert len([path for path in workspace.paths.files.rglob("*") if path.is_file()]) == 1


def test_loss_is_noticed(workspace: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7")
    stored = workspace.attachments.store(source)
    workspace.attachments.path_of(stored.sha256).unlink()
    with pytest.raises(WorkspaceError, match="Không còn tệp đính kèm") as caught:
        workspace.attachments.path_of(stored.sha256)
    assert caught.value.code == "attachment-missing"


def test_missing_source(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không tìm thấy tệp") as caught:
        workspace.attachments.store(tmp_path / "không có.pdf")
    assert caught.value.code == "file-not-found"
