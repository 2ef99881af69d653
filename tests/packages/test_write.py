"""Writing a package: right for archives' tools, the same bytes each time, whole or not there, flat in memory."""

import hashlib
import io
import json
import os
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import bagit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import InputError, WorkspaceError
from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType
from desktop_app.domain.progress import Cancelled
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.packages import write
from desktop_app.packages.code import code_on_paper
from desktop_app.packages.contents import contents_entries
from desktop_app.packages.facts import freeze
from desktop_app.packages.limits import MIB, Limits
from desktop_app.packages.verify import verify
from desktop_app.packages.write import write_package
from desktop_app.system.errors import DiskFull
from desktop_app.system.operations import FileOperations, using
from tests.packages.bad import Bag
from tests.packages.samples import BAGGED_ON, FILES, MARKS, Desk, dossier, first_case

FOLDER = "CDCS-So-Noi-vu_thu-2022_dot-01_r1"


def test_what_was_written_is_valid_and_says_what_it_is(desk: Desk) -> None:
    written = desk.write()
    report = verify(written.path)
    facts = freeze(dossier())
    assert report.valid
    assert report.submission == str(dossier().submission_id)
    assert report.revision == 1
    assert report.digest == f"sha256:{hashlib.sha256(facts).hexdigest()}" == f"sha256:{written.digest}"
    assert report.code == written.code == code_on_paper(facts).text
    assert written.size == written.path.stat().st_size
    assert written.entries == len(zipfile.ZipFile(written.path).namelist())


def test_the_bag_holds_what_the_specification_draws(good_package: bytes) -> None:
    assert sorted(Bag.of(good_package).files) == [
        "bag-info.txt",
        "bagit.txt",
        "data/DOC-TRUOC.txt",
        "data/cong-truc-tuyen/0001-SK001.txt",
        "data/cong-truc-tuyen/0002-Sang-kien-so-2-2022.txt",
        "data/da-ky/To-trinh.pdf",
        "data/dinh-kem/0001-SK001/01-Mo-ta.pdf",
        "data/dinh-kem/0001-SK001/02-Tai-lieu.jpg",
        "data/ho-so.json",
        "data/quyet-dinh/01.pdf",
        "data/van-ban.json",
        "data/van-ban/Bang-tong-hop.xlsx",
        "data/van-ban/Muc-luc-tai-lieu.pdf",
        "data/van-ban/To-trinh.docx",
        "data/van-ban/To-trinh.pdf",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    ]
    assert Bag.of(good_package).folder == FOLDER


def test_bagit_python_agrees(tmp_path: Path, good_package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(good_package)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    bag = bagit.Bag(str(tmp_path / FOLDER))
    assert bag.validate()
    assert bag.info["Source-Organization"] == "CĐCS Sở Nội vụ"
    assert bag.info["Bagging-Date"] == "2022-05-02"
    assert bag.info["Bag-Count"] == "1 of 1"
    assert bag.info["Facts-SHA256"] == hashlib.sha256(freeze(dossier())).hexdigest()
    assert bag.info["Bag-Software-Agent"] == "Hồ Sơ Sáng Kiến 0.1"
    assert bag.info["Payload-Oxum"] == bag.info["Payload-Oxum"].strip()


def test_the_same_input_gives_the_same_bytes(desk: Desk, good_package: bytes) -> None:
    for file in desk.folder.iterdir():
        os.utime(file, (1, 1))
    assert desk.write("khac.zip").path.read_bytes() == good_package


def test_compressed_files_are_stored_and_texts_deflated(good_package: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(good_package)) as archive:
        methods = {Path(entry.filename).suffix: entry.compress_type for entry in archive.infolist()}
    assert methods == {".txt": 8, ".json": 8, ".pdf": 0, ".docx": 0, ".xlsx": 0, ".jpg": 0}


@pytest.mark.parametrize("marks", [Marks(), replace(MARKS, number="06"), replace(MARKS, signed_scan=None)])
def test_what_comes_after_signing_does_not_change_the_code(desk: Desk, marks: Marks) -> None:
    first = desk.write("truoc.zip")
    second = desk.write("sau.zip", marks)
    assert (first.code, first.digest) == (second.code, second.digest)
    assert verify(second.path).valid
    record = json.loads(Bag.of(second.path.read_bytes()).files["data/van-ban.json"])
    assert record["number"] == marks.number
    assert (record["signed_scan"] is not None) == (marks.signed_scan is not None)


def test_a_readme_says_what_could_not_go_along(good_package: bytes) -> None:
    text = Bag.of(good_package).files["data/DOC-TRUOC.txt"].decode("utf-8-sig")
    assert "Đơn vị: CĐCS Sở Nội vụ\r\n" in text
    assert "- Sáng kiến số 2/2022: thất lạc.docx\r\n" in text
    assert "\r\nĐợt 01, lần 1, " in text
    assert "MẪU" not in text


def test_a_sample_is_marked_so(desk: Desk) -> None:
    whole = dossier()
    made_up = replace(whole.unit, sample=True)
    cases = tuple(replace(item, case=replace(item.case, unit=made_up)) for item in whole.cases)
    written = desk.write(of=replace(whole, unit=made_up, cases=cases))
    text = Bag.of(written.path.read_bytes()).files["data/DOC-TRUOC.txt"].decode("utf-8-sig")
    assert "DỮ LIỆU MẪU" in text


def test_f03_nothing_of_a_person_leaves_unasked(good_package: bytes) -> None:
    files = Bag.of(good_package).files
    whole = b"".join(files.values())
    for unasked in ("DV000", "Tổ 1", "1985-03", "Lao động tiên tiến", "Hoàng Thị Tổ", "015185000121"):
        assert unasked.encode() not in whole


# What can go wrong while writing


def names(desk: Desk) -> set[str]:
    return {path.name for path in desk.folder.iterdir()}


def test_an_attachment_that_is_gone_is_named_and_nothing_is_written(desk: Desk) -> None:
    desk.attachment(hashlib.sha256(FILES["description"]).hexdigest()).unlink()
    before = names(desk)
    with pytest.raises(InputError, match=r"“Mô tả sáng kiến\.pdf”") as caught:
        desk.write()
    assert caught.value.code == "attachment-missing"
    assert names(desk) == before


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 another", FILES["description"] + b"x"])
def test_an_attachment_that_was_changed_is_named(desk: Desk, content: bytes) -> None:
    desk.attachment(hashlib.sha256(FILES["description"]).hexdigest()).write_bytes(content)
    before = names(desk)
    with pytest.raises(InputError, match=r"“Mô tả sáng kiến\.pdf”") as caught:
        desk.write()
    assert caught.value.code == "attachment-damaged"
    assert names(desk) == before


def test_cancelling_leaves_nothing(desk: Desk) -> None:
    before = names(desk)
    with pytest.raises(Cancelled):
        write_package(
            desk.folder / "goi.zip",
            dossier=dossier(),
            facts=freeze(dossier()),
            marks=MARKS,
            papers=desk.papers(),
            attachment_path=desk.attachment,
            bagged_on=BAGGED_ON,
            software="x",
            cancelled=lambda: True,
        )
    assert names(desk) == before


class FullDisk(FileOperations):
    """A disk that takes 2,000 bytes of a package."""

    def open(self, path: Path, mode: Any) -> BinaryIO:
        file = super().open(path, mode)
        if mode == "rb":
            return file
        return Full(file)  # type: ignore[return-value]  # a file in all that a ZIP needs


class Full:
    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> int:
        if self.file.tell() + len(data) > 2000:
            raise OSError(28, "No space left on device")
        return self.file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def test_a07_a_full_disk_leaves_the_package_that_was_there(desk: Desk) -> None:
    old = desk.write().path.read_bytes()
    before = names(desk)
    with pytest.raises(DiskFull), using(FullDisk()):
        desk.write(marks=Marks())
    assert names(desk) == before
    assert (desk.folder / "goi.zip").read_bytes() == old


class Forgetful(FileOperations):
    """A USB stick of false capacity: it takes everything and keeps garbage."""

    def sync(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)


def test_a11_a_medium_that_keeps_garbage_is_noticed(desk: Desk) -> None:
    before = names(desk)
    with pytest.raises(WorkspaceError, match="USB khác") as caught, using(Forgetful()):
        desk.write()
    assert caught.value.code == "medium-unreliable"
    assert names(desk) == before


def test_papers_that_are_wanting_are_a_bug(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match="paper-missing"):
        write_package(
            desk.folder / "goi.zip",
            dossier=dossier(),
            facts=freeze(dossier()),
            marks=MARKS,
            papers=desk.papers()[:2],
            attachment_path=desk.attachment,
            bagged_on=BAGGED_ON,
            software="x",
        )


def test_more_than_one_part_may_hold_is_refused_beforehand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "Limits", lambda: Limits(entries=16))
    with pytest.raises(InputError, match="17 tệp") as caught:
        desk.write()
    assert caught.value.code == "package-too-large"
    monkeypatch.setattr(write, "Limits", lambda: Limits(entries=17))
    assert desk.write().entries == 17


def with_attachment(content_of: StoredFile) -> Dossier:
    case = first_case()
    attachment = Attachment(order=1, kind=AttachmentKind.PICTURE, file=content_of)
    return replace(dossier(), cases=(replace(case, case=replace(case.case, attachments=(attachment,))),))


def test_memory_does_not_grow_with_the_attachments(desk: Desk) -> None:
    size = 48 * MIB
    big = desk.folder / "big"
    with big.open("wb") as file:
        file.truncate(size)
    sha256 = hashlib.sha256(bytes(size)).hexdigest()
    big.rename(desk.attachment(sha256))
    whole = with_attachment(StoredFile(name="a.png", sha256=sha256, size=size, file_type=FileType.PNG))
    tracemalloc.start()
    try:
        written = desk.write(of=whole)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert written.size > size
    assert peak < 12 * MIB


def test_progress_goes_from_nothing_to_all(desk: Desk) -> None:
    steps: list[tuple[int, int]] = []
    write_package(
        desk.folder / "goi.zip",
        dossier=dossier(),
        facts=freeze(dossier()),
        marks=MARKS,
        papers=desk.papers(),
        attachment_path=desk.attachment,
        bagged_on=date(1979, 1, 1),
        software="x",
        progress=lambda done, total, what: steps.append((done, total)),
    )
    assert [done for done, _total in steps] == sorted(done for done, _total in steps)
    assert steps[:14] == [(done, 26) for done in range(14)]
    assert steps[-2:] == [(26, 26), (26, 26)]


# C02, C03: cut off or changed anywhere


def test_c02_cut_off_anywhere_it_is_refused(tmp_path: Path, good_package: bytes) -> None:
    path = tmp_path / "goi.zip"
    size = len(good_package)
    for length in {*range(0, size, 61), *range(200), *range(size - 400, size)}:
        path.write_bytes(good_package[:length])
        report = verify(path)
        assert {item.code for item in report.problems} <= {"truncated", "file-empty", "not-a-zip", "extra-data"}
        assert not report.valid, length


def test_cut_off_behind_a_word_file_inside_it_is_cut_off(tmp_path: Path) -> None:
    """The end record of a DOCX that lies stored in the package is not the package's own."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as word:
        word.writestr("word/document.xml", "x" * 50)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as package:
        package.writestr("goi/data/van-ban/To-trinh.docx", inner.getvalue())
        package.writestr("goi/data/x.txt", "y" * 500)
    path = tmp_path / "goi.zip"
    path.write_bytes(outer.getvalue()[: len(inner.getvalue()) + 200])
    assert [item.code for item in verify(path).problems] == ["truncated"]


def test_a_zip_without_entries_is_no_package(tmp_path: Path) -> None:
    """Twenty-two bytes that Python's own zipfile writes."""
    path = tmp_path / "goi.zip"
    with zipfile.ZipFile(path, "w"):
        pass
    assert not verify(path).valid


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_c03_one_bit_flipped_anywhere_is_refused(tmp_path: Path, good_package: bytes) -> None:
    path = tmp_path / "goi.zip"
    bits = len(good_package) * 8
    directory = (good_package.rfind(b"PK\x05\x06") - 60) * 8
    for bit in {*range(0, bits, 211), *range(1200), *range(directory, bits)}:
        path.write_bytes(flipped(good_package, bit))
        assert not verify(path).valid, bit


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_bytes_changed_at_random_never_crash(
    good_package: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "random.zip"
    changed = bytearray(good_package)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(changed) - 1))
        changed[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
    path.write_bytes(changed)
    assert verify(path).valid == (bytes(changed) == good_package)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), zipped=st.booleans())
def test_any_bytes_are_no_package(tmp_path_factory: pytest.TempPathFactory, data: bytes, zipped: bool) -> None:
    path = tmp_path_factory.getbasetemp() / "any.zip"
    path.write_bytes((b"PK\x03\x04" if zipped else b"") + data)
    assert not verify(path).valid


# The Mục lục


def test_contents_list_papers_decisions_attachments(desk: Desk) -> None:
    decision = hashlib.sha256(FILES["decision"]).hexdigest()
    entries = contents_entries(dossier(), Marks(), desk.papers()[:2], {decision: 3})
    assert [(entry.path, entry.pages, entry.size) for entry in entries] == [
        ("van-ban/To-trinh.docx", None, 750),
        ("van-ban/To-trinh.pdf", None, 720),
        ("quyet-dinh/01.pdf", 3, 680),
        ("dinh-kem/0001-SK001/01-Mo-ta.pdf", None, 1200),
        ("dinh-kem/0001-SK001/02-Tai-lieu.jpg", None, 550),
    ]
    assert entries[2].sha256 == decision
    assert entries[3].title == "Mô tả – SK001: Mô tả sáng kiến.pdf"


def test_contents_say_what_the_package_holds(desk: Desk, good_package: bytes) -> None:
    """The signed and sealed paper too, once there is a scan of it."""
    files = Bag.of(good_package).files
    entries = contents_entries(dossier(), MARKS, desk.papers(), {})
    assert "da-ky/To-trinh.pdf" in [entry.path for entry in entries]
    for entry in entries:
        content = files[f"data/{entry.path}"]
        assert (entry.size, entry.sha256) == (len(content), hashlib.sha256(content).hexdigest())
