"""A package of many scans against one pass over the same bytes, and against bagit-python and a ZIP."""

import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from desktop_app.domain.initiative import Attachment, StoredFile
from desktop_app.domain.kinds import AttachmentKind, FileType
from desktop_app.domain.package import PackedFile
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.packages import layout
from desktop_app.packages.facts import freeze
from desktop_app.packages.write import write_package
from tests.bench.inputs import Inputs, Scale
from tests.bench.measure import Step, Work
from tests.bench.table import Job, Limit
from tests.bench.workload import CHECKED_ON, Workload

_SCAN = 2 << 20
_BLOCK = 1 << 20
_JPEG = b"\xff\xd8\xff\xe0"


def jobs(scale: Scale, inputs: Inputs) -> Iterator[Job]:
    """Yield the jobs of the package."""
    size = scale.pick(64, 256, 1024)
    folder = inputs.folder / "scans"
    make_scans(folder, size * _BLOCK // _SCAN)
    for title, read_back, ratio in (("written", False, 1.5), ("written and read back", True, 2.5)):
        yield Job(
            name="package",
            title=f"package of {size} MiB {title}",
            ours=Step(ours, (folder, read_back)),
            peer=Step(one_pass, (folder,)),
            peer_title="one pass",
            limit=Limit(ratio=ratio, beyond=40),
        )
    yield Job(
        name="package",
        title=f"package of {size} MiB written and read back",
        ours=Step(ours, (folder, True)),
        peer=Step(bag_and_zip, (folder,)),
        peer_title="bagit and zip",
    )


def make_scans(folder: Path, count: int) -> None:
    """Write so many files that look like pictures and can't be compressed, named by their SHA-256."""
    if folder.exists():
        return
    folder.mkdir()
    for number in range(count):
        data = _JPEG + Random(number).randbytes(_SCAN - len(_JPEG))
        (folder / hashlib.sha256(data).hexdigest()).write_bytes(data)


def _scans(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def _dossier(scans: list[Path]) -> Dossier:
    """Return a dossier with one scan to an initiative."""
    dossier = Workload(100, len(scans)).dossier()
    cases = []
    for number, (item, scan) in enumerate(zip(dossier.cases, scans, strict=True)):
        file = StoredFile(
            name=f"scan-{number:04d}.jpg", sha256=scan.name, size=scan.stat().st_size, file_type=FileType.JPEG
        )
        attachment = Attachment(order=1, kind=AttachmentKind.CERTIFICATE, file=file)
        cases.append(replace(item, case=replace(item.case, attachments=(attachment,))))
    return replace(dossier, cases=tuple(cases))


@contextmanager
def ours(folder: Path, read_back: bool) -> Iterator[Work]:
    """Write the package as the program does; without reading back, that is left out."""
    dossier = _dossier(_scans(folder))
    facts = freeze(dossier)
    with TemporaryDirectory() as out:
        papers = []
        for name in (layout.PROPOSAL, layout.SUMMARY, layout.CONTENTS):
            source = Path(out, Path(name).name + ".pdf")
            source.write_bytes(b"%PDF-1.4\n")
            papers.append(PackedFile(path=f"{name}.pdf", source=source))

        def work() -> None:
            write_package(
                Path(out, "package.zip"),
                dossier=dossier,
                facts=facts,
                marks=Marks(),
                papers=papers,
                attachment_path=folder.joinpath,
                bagged_on=CHECKED_ON,
                software="bench",
            )

        if read_back:
            yield work
        else:
            with patch("desktop_app.packages.write._read_back"):
                yield work


@contextmanager
def one_pass(folder: Path) -> Iterator[Work]:
    """Read, hash (SHA-256 and CRC-32) and write the bytes once."""
    scans = _scans(folder)
    with TemporaryDirectory() as out:

        def work() -> None:
            with Path(out, "all").open("wb") as target:
                for scan in scans:
                    sha256, crc = hashlib.sha256(), 0
                    with scan.open("rb") as source:
                        while block := source.read(_BLOCK):
                            sha256.update(block)
                            crc = zlib.crc32(block, crc)
                            target.write(block)

        yield work


@contextmanager
def bag_and_zip(folder: Path) -> Iterator[Work]:
    """Copy the scans, bag them, and put the bag into a ZIP without compression."""
    import bagit

    with TemporaryDirectory() as out:

        def work() -> None:
            bag = Path(out, "bag")
            shutil.copytree(folder, bag)
            bagit.make_bag(str(bag), checksums=["sha256"])
            with zipfile.ZipFile(Path(out, "bag.zip"), "w") as archive:
                for path in sorted(bag.rglob("*")):
                    archive.write(path, path.relative_to(out))

        yield work
