"""Every registered fault code is found by one bad package, alone; and every code `verify` answers is registered."""

import hashlib
import json
import struct
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.packages.entry_names import name_fault
from desktop_app.packages.faults import DAMAGE, FAULTS, problem
from desktop_app.packages.limits import Limits
from desktop_app.packages.seal import make_seal
from desktop_app.packages.verify import verify
from tests.packages.bad import FACTS, MARKS, Bag, Raw, info, plain_zip

Bad = Callable[[Bag], "bytes | tuple[bytes, Limits]"]


def named(name: str, **attributes: Any) -> Bad:
    """The good package with one more entry of this name."""
    return lambda bag: plain_zip([*bag.entries(), (info(f"{bag.folder}/{name}", **attributes), b"x")])


def rooted(name: str) -> Bad:
    """The good package with one more entry outside its folder."""
    return lambda bag: plain_zip([*bag.entries(), (info(name), b"x")])


def raw(change: Callable[[Raw], Raw]) -> Bad:
    """The bytes of the good package changed."""
    return lambda bag: bytes(change(Raw(bytearray(bag.zipped()))).data)


def limited(**limits: int) -> Bad:
    """The good package under narrower limits."""
    return lambda bag: (bag.zipped(), replace(Limits(), **limits))


def facts(edit: Callable[[dict[str, Any]], object]) -> Bad:
    """The facts changed and everything that follows from them."""
    return lambda bag: bag.facts(edit).zipped()


def facts_bytes(change: Callable[[bytes], bytes]) -> Bad:
    """The bytes of the facts changed and everything that follows from them."""
    return lambda bag: bag.facts_bytes(change(bag.files[FACTS])).zipped()


def marks(edit: Callable[[dict[str, Any]], object]) -> Bad:
    return lambda bag: bag.marks(edit).zipped()


def info_line(name: str, line: str) -> Bad:
    return lambda bag: bag.info_line(name, line).zipped()


def tag(name: str, change: Callable[[bytes], bytes]) -> Bad:
    return lambda bag: bag.tag(name, change(bag.files[name])).zipped()


def loose_tag(name: str, change: Callable[[bytes], bytes]) -> Bad:
    """A tag file changed, the tag manifest as it was."""

    def build(bag: Bag) -> bytes:
        bag.files[name] = change(bag.files[name])
        return bag.zipped()

    return build


def payload(name: str, data: bytes | None) -> Bad:
    return lambda bag: bag.payload(name, data).zipped()


def loose(name: str, data: bytes | None) -> Bad:
    """A file put there or taken away without listing it."""

    def build(bag: Bag) -> bytes:
        if data is None:
            del bag.files[name]
        else:
            bag.files[name] = data
        return bag.zipped()

    return build


def first_two_entries_overlap(archive: Raw) -> Raw:
    return archive.put(archive.central(1) + 42, "<L", archive.local(1) - 5)


def with_zip64_end(archive: Raw, claimed: int = 0) -> Raw:
    """A ZIP64 end record and locator before the end record; `claimed` shifts where the locator says it is."""
    end = archive.end
    count, _, size, offset = struct.unpack_from("<2H2L", archive.data, end + 8)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end + claimed, 1)
    return archive.insert(end, record + locator)


def deflated_badly(bag: Bag) -> bytes:
    """The first entry says that it is deflated, and isn't."""
    archive = Raw(bytearray(bag.zipped()))
    for place in (archive.local(0) + 8, archive.central(0) + 10):
        archive.put(place, "<H", 8)
    return bytes(archive.data)


def deflated_short(bag: Bag) -> bytes:
    """An entry that expands to less than it says."""
    entries = bag.entries()
    entries[1][0].compress_type = 8
    archive = Raw(bytearray(plain_zip(entries)))
    size = struct.unpack_from("<L", archive.data, archive.central(1) + 24)[0]
    for place in (archive.local(1) + 22, archive.central(1) + 24):
        archive.put(place, "<L", size + 1)
    return bytes(archive.data)


def wrong_crc(bag: Bag) -> bytes:
    archive = Raw(bytearray(bag.zipped()))
    for place in (archive.local(3) + 14, archive.central(3) + 16):
        archive.put(place, "<L", 1)
    return bytes(archive.data)


def seal_broken(bag: Bag) -> bytes:
    archive = Raw(bytearray(bag.zipped()))
    comment = b"HSSK1 " + b"0" * 64 + b" " + b"0" * 64
    archive.put(archive.end + 20, "<H", len(comment))
    return bytes(archive.data) + comment


def deflated_otherwise(bag: Bag) -> bytes:
    """The seal of a package whose entries were deflated in another way."""
    archive = Raw(bytearray(bag.zipped()))
    comment = make_seal(bytes(archive.data[archive.directory : archive.end]), "0" * 64)
    archive.put(archive.end + 20, "<H", len(comment))
    return bytes(archive.data) + comment


def alternate_name(bag: Bag) -> bytes:
    name = b"x.exe"
    field = struct.pack("<2HBL", 0x7075, 5 + len(name), 1, zlib.crc32(b"x")) + name
    return plain_zip([*bag.entries(), (info(f"{bag.folder}/data/x.pdf", extra=field), b"x")])


def wider(value: dict[str, Any], **more: Any) -> None:
    value.update(more)


def initiative(record: dict[str, Any]) -> dict[str, Any]:
    first: dict[str, Any] = record["initiatives"][0]
    return first


def unknown_author(record: dict[str, Any]) -> None:
    """The second author is somebody else, and the one that was is gone."""
    initiative(record)["authors"][1]["person_id"] = OTHER_ID
    del record["people"][1]


NFD = unicodedata.normalize("NFD", "Cải tiến")
OTHER_ID = "99999999-9999-4999-8999-999999999999"
OTHER_SHA = "f" * 64
STRANGER: dict[str, Any] = {
    "id": OTHER_ID,
    "unit_id": OTHER_ID,
    "full_name": "Người lạ",
    "birth_year": None,
    "position": "",
    "workplace": "",
    "phone": "",
    "awards": [],
}

BAD: dict[str, Bad] = {
    "file-empty": lambda _bag: b"",
    "file-too-large": limited(file=100),
    "not-a-zip": lambda _bag: b"Rar!\x1a\x07\x00" + b"x" * 200,
    "truncated": lambda bag: bag.zipped()[:-30],
    "directory-damaged": raw(lambda archive: archive.put(archive.central(2), "<L", 0)),
    "directory-checksum": seal_broken,
    "entry-count": raw(lambda archive: archive.put(archive.end + 8, "<2H", 3, 3)),
    "extra-data": lambda bag: bag.zipped() + b"hidden",
    "multi-disk": raw(lambda archive: archive.put(archive.end + 4, "<2H", 1, 1)),
    "zip64-mismatch": raw(lambda archive: with_zip64_end(archive, -8)),
    "encrypted": raw(lambda archive: archive.put(archive.central(4) + 8, "<H", 1).put(archive.local(4) + 6, "<H", 1)),
    "method-unsupported": raw(
        lambda archive: archive.put(archive.central(4) + 10, "<H", 12).put(archive.local(4) + 8, "<H", 12)
    ),
    "too-many-entries": limited(entries=5),
    "expands-too-much": limited(expanded=1000),
    "expansion-ratio": limited(ratio=0, ratio_from=10),
    "entry-overlap": raw(first_two_entries_overlap),
    "name-nul": named("data/a.pdf\0.exe"),
    "name-control": named("data/a\n.pdf"),
    "name-direction": named("data/a\u202efdp.exe"),
    "name-backslash": rooted("..\\..\\x"),
    "name-drive": rooted("C:/x"),
    "name-absolute": rooted("/etc/x"),
    "name-stream": named("data/a.pdf:stream"),
    "name-parent": named("../../x"),
    "name-reserved": named("data/NUL.txt"),
    "name-trailing": named("data/a.pdf."),
    "name-forbidden": named("data/a?.pdf"),
    "name-too-long": named("data/" + "a" * 120),
    "name-not-ascii": named("data/Quyết định.pdf"),
    "name-alternate": alternate_name,
    "name-duplicate": lambda bag: plain_zip([*bag.entries(), bag.entries()[2]]),
    "name-case": named("DATA/ho-so.json"),
    "name-form": lambda bag: plain_zip(
        [*bag.entries()]
        + [(info(f"{bag.folder}/data/{unicodedata.normalize(form, 'ế')}"), b"") for form in ("NFC", "NFD")]
    ),
    "folder-entry": named("data/van-ban/"),
    "link-entry": named("data/link", external_attr=0o120777 << 16),
    "odd-attributes": named("data/pipe", external_attr=0o010644 << 16),
    "header-mismatch": raw(lambda archive: archive.put(archive.local(4) + 10, "<H", 77)),
    "inflate-failed": deflated_badly,
    "size-mismatch": deflated_short,
    "crc": wrong_crc,
    "packed-checksum": deflated_otherwise,
    "checksum": loose("data/van-ban/To-trinh.pdf", b"another"),
    "not-a-package": lambda _bag: plain_zip([(info("word/document.xml"), b"<w/>")]),
    "nested-package": lambda bag: plain_zip([(info("goi.zip"), bag.zipped())]),
    "several-folders": rooted("other/x"),
    "bagit-malformed": tag("bagit.txt", lambda data: data.replace(b"UTF-8", b"UTF-16")),
    "bagit-version": tag("bagit.txt", lambda data: data.replace(b"1.0", b"0.97")),
    "tag-too-large": limited(tag=10),
    "tag-missing": loose("bag-info.txt", None),
    "tag-encoding": tag("bag-info.txt", lambda data: data + b"X: \xff\n"),
    "tag-checksum": loose_tag("bag-info.txt", lambda data: data + b"Contact-Name: X\n"),
    "tag-unlisted": loose_tag(
        "tagmanifest-sha256.txt", lambda data: b"".join(x for x in data.splitlines(True) if b"info" not in x)
    ),
    "manifest-malformed": tag("manifest-sha256.txt", lambda data: data + b"abc\n"),
    "manifest-duplicate": tag("manifest-sha256.txt", lambda data: data + data.splitlines(True)[0]),
    "manifest-path": tag("manifest-sha256.txt", lambda data: data + b"0" * 64 + b"  data/../../x\n"),
    "fetch": loose("fetch.txt", b"https://example.invalid/x 1 data/x\n"),
    "info-malformed": tag("bag-info.txt", lambda data: data + b"no colon\n"),
    "info-missing": info_line("Bag-Software-Agent", ""),
    "info-duplicate": tag("bag-info.txt", lambda data: data + b"Bag-Count: 1 of 1\n"),
    "info-date": info_line("Bagging-Date", "Bagging-Date: 2022-02-31"),
    "missing-file": loose("data/dinh-kem/0001-SK001/01-Mo-ta.pdf", None),
    "extra-file": loose("data/dinh-kem/0001-SK001/09-Them.pdf", b"x"),
    "oxum": info_line("Payload-Oxum", "Payload-Oxum: 1.1"),
    "part": info_line("Bag-Count", "Bag-Count: 2 of 4"),
    "json-too-large": limited(json=100),
    "json-encoding": payload(FACTS, b"\xff\xfe{}"),
    "json-syntax": payload(FACTS, b"{"),
    "json-depth": facts_bytes(lambda _data: b'{"a":' + b"[" * 40 + b"]" * 40 + b"}"),
    "json-duplicate-key": facts_bytes(lambda data: b'{"format":"ho-so",' + data[1:]),
    "json-number": facts_bytes(lambda data: data.replace(b"15000000", b"NaN")),
    "json-not-canonical": facts_bytes(lambda data: json.dumps(json.loads(data), indent=1).encode()),
    "json-not-nfc": facts(lambda record: wider(initiative(record), title=NFD)),
    "newer-version": facts(lambda record: wider(record, version=2)),
    "field-unknown": facts(lambda record: wider(initiative(record), password="x")),
    "field-missing": facts(lambda record: initiative(record).pop("title")),
    "value-type": facts(lambda record: wider(initiative(record), title=5)),
    "value-unknown": facts(lambda record: wider(initiative(record), stage="someday")),
    "value-range": facts(lambda record: wider(initiative(record), title="x" * 40_000)),
    "value-form": facts(lambda record: wider(initiative(record), applied_on="2099-01-01")),
    "facts-digest": info_line("Facts-SHA256", f"Facts-SHA256: {OTHER_SHA}"),
    "paper-code": info_line("Paper-Code", "Paper-Code: 0000-0000-0000-0000"),
    "identifier": info_line("External-Identifier", f"External-Identifier: {OTHER_ID}_r1"),
    "programme-digest": facts(lambda record: wider(record["programme"], digest=OTHER_SHA)),
    "programme-mismatch": lambda bag: bag.programme(lambda text: text.replace("thu-2022", "khac")).zipped(),
    "programme-malformed": lambda bag: bag.programme(lambda text: text + "[[[").zipped(),
    "id-duplicate": facts(lambda record: record["units"].append(record["units"][0])),
    "unit-unknown": facts(lambda record: wider(initiative(record), unit_id=OTHER_ID)),
    "decision-unknown": facts(lambda record: wider(initiative(record), decision_id=OTHER_ID)),
    "author-unknown": facts(unknown_author),
    "person-stranger": facts(lambda record: record["people"].append(STRANGER)),
    "personal-data": facts(lambda record: wider(record["people"][0], sex="female")),
    "attachment-absent": facts(
        lambda record: wider(record["initiatives"][1]["attachments"][0]["file"], sha256=OTHER_SHA)
    ),
    "attachment-size": facts(lambda record: wider(initiative(record)["attachments"][0]["file"], size=1)),
    "attachment-stray": payload("data/dinh-kem/0001-SK001/09-Them.pdf", b"x"),
    "paper-missing": payload("data/van-ban/Bang-tong-hop.xlsx", None),
    "portal-missing": payload("data/cong-truc-tuyen/0001-SK001.txt", None),
    "readme-missing": payload("data/DOC-TRUOC.txt", None),
    "payload-stray": payload("data/setup.exe", b"MZ"),
    "marks-other": marks(lambda record: wider(record, revision=7)),
    "scan-absent": payload("data/da-ky/To-trinh.pdf", None),
    "scan-stray": payload("data/da-ky/Khac.pdf", b"x"),
}

LINES: dict[str, str] = {
    "C01": "file-empty not-a-zip not-a-package",
    "C02": "truncated directory-damaged",
    "C03": "directory-checksum header-mismatch inflate-failed crc packed-checksum checksum tag-checksum",
    "C04": "bagit-malformed bagit-version tag-missing tag-encoding tag-unlisted manifest-malformed "
    "manifest-duplicate info-malformed info-missing info-duplicate info-date oxum json-encoding "
    "json-syntax json-not-canonical facts-digest paper-code identifier programme-digest "
    "programme-mismatch programme-malformed marks-other",
    "C05": "several-folders missing-file extra-file attachment-absent attachment-size attachment-stray "
    "paper-missing portal-missing readme-missing payload-stray scan-absent scan-stray",
    "C06": "name-backslash name-drive name-absolute name-stream name-parent manifest-path fetch",
    "C07": "name-nul name-alternate",
    "C08": "name-reserved name-trailing name-forbidden name-too-long",
    "C09": "name-duplicate name-case name-form",
    "C10": "name-control name-direction",
    "C11": "folder-entry link-entry odd-attributes",
    "C12": "file-too-large expands-too-much expansion-ratio entry-overlap nested-package method-unsupported "
    "tag-too-large json-too-large json-depth",
    "C13": "entry-count extra-data zip64-mismatch size-mismatch",
    "C14": "too-many-entries",
    "C15": "name-not-ascii",
    "C24": "newer-version",
    "C26": "json-duplicate-key json-number json-not-nfc field-unknown field-missing value-type "
    "value-unknown value-range value-form id-duplicate unit-unknown decision-unknown author-unknown",
    "F03": "person-stranger personal-data",
}
"""The codes by the line of the list of faults that they belong to."""
UNLISTED = ("encrypted", "multi-disk", "part")
"""Refused as long as nobody takes in packages with a password or in parts."""
CASES = [(line, code) for line, codes in LINES.items() for code in codes.split()]

DEFAULT = Limits()
PLACES = {"file-missing", "file-unreadable"}


def found(tmp_path: Path, data: bytes, limits: Limits = DEFAULT) -> set[str]:
    path = tmp_path / "goi.zip"
    path.write_bytes(data)
    return {item.code for item in verify(path, limits).problems}


def test_good_package_taken_apart_and_put_together_stays_valid(tmp_path: Path, good_package: bytes) -> None:
    assert found(tmp_path, good_package) == set()
    assert found(tmp_path, Bag.of(good_package).resealed().zipped()) == set()
    assert found(tmp_path, Bag.of(good_package).facts(lambda record: None).zipped()) == set()


def test_a_programme_that_notepad_saved_is_read_as_where_it_was_added(tmp_path: Path, good_package: bytes) -> None:
    package = Bag.of(good_package).programme(lambda text: "\ufeff" + text.replace("\n", "\r\n")).zipped()
    assert found(tmp_path, package) == set()


@pytest.mark.parametrize(("line", "code"), [*CASES, *(("unlisted", code) for code in UNLISTED)])
def test_each_code_is_found_alone_by_its_bad_package(tmp_path: Path, good_package: bytes, line: str, code: str) -> None:
    built = BAD[code](Bag.of(good_package))
    data, limits = built if isinstance(built, tuple) else (built, Limits())
    assert found(tmp_path, data, limits) == {code}


def test_every_registered_code_has_its_bad_package() -> None:
    assert set(FAULTS) == set(BAD) | PLACES
    assert sorted(BAD) == sorted([*UNLISTED, *(code for _, code in CASES)])
    assert len(FAULTS) >= 60
    assert set(FAULTS) >= DAMAGE


def test_a_file_that_is_not_there_and_a_folder_are_problems(tmp_path: Path) -> None:
    assert [item.code for item in verify(tmp_path / "khong-co.zip").problems] == ["file-missing"]
    assert [item.code for item in verify(tmp_path).problems] == ["file-unreadable"]


@pytest.mark.parametrize("code", FAULTS)
def test_sentences_say_what_is_wrong_and_what_to_do(code: str) -> None:
    message = problem(code, "data/a.pdf", "3").message
    assert message.endswith(".")
    assert ". " in message
    assert "{" not in message
    assert message == unicodedata.normalize("NFC", message)


def test_names_that_cannot_be_shown_are_spelt_out() -> None:
    assert problem("name-direction", "a\u202efdp.exe").path == "a\\u202efdp.exe"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (marks(lambda record: wider(record, version=2)), "newer-version"),
        (marks(lambda record: wider(record, signed_scan=None)), "scan-stray"),
        (marks(lambda record: wider(record, dated_on="1900-01-01")), "value-form"),
        (marks(lambda record: wider(record, facts_sha256=OTHER_SHA)), "marks-other"),
        (payload(MARKS, None), "missing-file"),
        (facts(lambda record: wider(initiative(record), applied_on="2022-02-30")), "value-form"),
        (facts_bytes(lambda data: data.replace(b"15000000", str(2**53).encode())), "json-number"),
        (facts_bytes(lambda data: data.replace(b"15000000", b"1.5")), "json-number"),
        (facts_bytes(lambda data: data.replace(b"15000000", b"9" * 5000)), "json-number"),
        (facts_bytes(lambda data: b"[" * 100_000), "json-depth"),
        (facts_bytes(lambda data: b"[]"), "json-syntax"),
        (facts_bytes(lambda data: b"\xef\xbb\xbf" + data), "json-syntax"),
        (facts_bytes(lambda data: data.replace("Ngắn".encode(), b"\\ud800")), "json-encoding"),
        (lambda bag: bag.programme(lambda text: "x." * 1001 + "y = 1\n" + text).zipped(), "programme-malformed"),
        (lambda bag: bag.programme(lambda text: text + "x.x.x.x.x.x.x.x.x = 1\n").zipped(), "programme-malformed"),
        (lambda bag: bag.programme(lambda text: text + "#đ\n" * 33_000).zipped(), "programme-malformed"),
        (lambda bag: bag.programme(lambda text: text + "#\n" * 65_536).zipped(), "value-range"),
        (info_line("Bag-Count", "Bag-Count: 1 of 2"), "part"),
        (named("data/x", external_attr=0x400), "link-entry"),
        (named("data/x", external_attr=0x10, create_system=0), "folder-entry"),
        (named("data/x", external_attr=0o104755 << 16), "odd-attributes"),
        (lambda bag: b"junk" + bag.zipped(), "extra-data"),
        (raw(lambda archive: archive.put(archive.end + 16, "<L", 0)), "extra-data"),
        (raw(lambda archive: archive.put(archive.end + 20, "<H", 9)), "truncated"),
        (raw(lambda archive: archive.put(archive.end + 8, "<2H", 99, 99)), "entry-count"),
        (raw(lambda archive: archive.put(archive.end + 8, "<2H", 3, 99)), "entry-count"),
        (raw(lambda archive: archive.put(archive.central(1) + 24, "<L", 5)), "size-mismatch"),
    ],
)
def test_other_ways_to_be_bad(tmp_path: Path, good_package: bytes, change: Callable[[Bag], bytes], code: str) -> None:
    assert found(tmp_path, change(Bag.of(good_package))) == {code}


@pytest.mark.parametrize("litter", ["Thumbs.db", "data/desktop.ini", "data/van-ban/.DS_Store"])
def test_c05_what_file_managers_leave_behind_is_passed_over(tmp_path: Path, good_package: bytes, litter: str) -> None:
    assert found(tmp_path, named(litter)(Bag.of(good_package))) == set()
    assert found(tmp_path, rooted(f"__MACOSX/._{litter.rpartition('/')[2]}")(Bag.of(good_package))) == set()


def test_a_zip64_end_that_agrees_is_taken(tmp_path: Path, good_package: bytes) -> None:
    assert found(tmp_path, raw(with_zip64_end)(Bag.of(good_package))) == set()


def test_a_zip_written_to_a_stream_is_taken(tmp_path: Path, good_package: bytes) -> None:
    """Finder writes data descriptors after each entry."""
    entries = [(entry, data) for entry, data in Bag.of(good_package).entries()]
    assert found(tmp_path, streamed_zip(entries)) == set()


def streamed_zip(entries: Any) -> bytes:
    import io
    import zipfile

    class Unseekable(io.RawIOBase):
        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.parts.append(bytes(data))
            return len(data)

    target = Unseekable()
    with zipfile.ZipFile(target, "w") as archive:
        for entry, data in entries:
            archive.writestr(entry, data)
    return b"".join(target.parts)


def test_every_reason_is_given(tmp_path: Path, good_package: bytes) -> None:
    bag = Bag.of(good_package)
    bag.files["data/van-ban/To-trinh.pdf"] = b"another"
    bag.files["data/van-ban/To-trinh.docx"] = b"another"
    path = tmp_path / "goi.zip"
    path.write_bytes(bag.zipped())
    damaged = [(item.code, item.path) for item in verify(path).problems]
    assert damaged == [("checksum", f"data/van-ban/To-trinh.{kind}") for kind in ("docx", "pdf")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a/b.pdf", ""),
        ("a/console.txt", ""),
        ("a/CON", "name-reserved"),
        ("con.tar.gz", "name-reserved"),
        ("a/COM1 .txt", "name-reserved"),
        ("a/LPT9.x/b", "name-reserved"),
        ("a /b", "name-trailing"),
        ("a/b ", "name-trailing"),
        ("a//b", "name-parent"),
        ("./a", "name-parent"),
        ("a/..", "name-parent"),
        ("\\\\srv\\x", "name-backslash"),
        ("a/b\x7f", "name-control"),
        ("a/\u2066b", "name-direction"),
        ("a/" + "b" * 118, ""),
        ("a/" + "b" * 119, "name-too-long"),
    ],
)
def test_names(name: str, code: str) -> None:
    assert name_fault(name, 120) == code


def test_digests_of_the_samples_are_what_the_manifest_says(good_package: bytes) -> None:
    bag = Bag.of(good_package)
    listed = dict(line.split("  ")[::-1] for line in bag.files["manifest-sha256.txt"].decode().splitlines())
    assert {
        name: hashlib.sha256(data).hexdigest() for name, data in bag.files.items() if name.startswith("data/")
    } == listed
