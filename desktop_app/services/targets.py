"""Where results are written: what is there already is never overwritten without asking (D18)."""

from pathlib import Path

from desktop_app.domain.errors import InputError
from desktop_app.system.errors import faults
from desktop_app.system.files import hash_file, make_folder, read_bytes, remove, unused_name, write_bytes

_PAPER_LIMIT = 1 << 30


def refuse_existing(file: Path) -> None:
    """Raise `InputError` where a file of this name is there."""
    with faults(file):
        there = file.exists()
    if there:
        raise InputError("file-exists", f"Tệp “{file}” đã có; hãy chọn tên khác để không ghi đè.")


def place_copy(source: Path, folder: Path) -> Path:
    """Copy a file into a folder; beside one of its name with other contents it takes the next free name."""
    make_folder(folder)
    target = folder / source.name
    if target.exists():
        if hash_file(target) == hash_file(source):
            return target
        target = unused_name(target)
    write_bytes(target, read_bytes(source, _PAPER_LIMIT))
    return target


def settle(written: Path, wanted: Path) -> Path:
    """Drop what was written under a free name where the wanted name has the same contents; the path that counts."""
    if written == wanted or hash_file(written) != hash_file(wanted):
        return written
    remove(written)
    return wanted
