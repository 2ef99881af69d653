"""What strict programs say of our files: Office's own schemas, qpdf, and the list of embedded fonts."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import partial

import pytest

from desktop_app.documents.bound import Order, bind
from desktop_app.documents.bound_sources import Piece
from desktop_app.documents.content import Document
from desktop_app.documents.papers import FORMATS, proposal, summary_table
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import Paper, PaperFormat
from tests.documents.build import CODE, DAY, MARKS, case, dossier
from tests.documents.specimens import SPECIMENS
from tests.documents.test_bound import picture, scan
from tests.documents.test_letterhead import CASES

HOSTILE = "a & b <b>đậm</b> {{ x }} [[[ \x07 \u202eABC 😀 ]]>"


def letterhead(name: str) -> Document:
    """A Tờ trình with one of the difficult letterheads."""
    return proposal(dossier(**CASES[name]), MARKS, CODE)


DOCUMENTS: Mapping[str, Callable[[], Document]] = {
    **SPECIMENS,
    **{f"letterhead-{name}": partial(letterhead, name) for name in CASES},
    "hostile": lambda: summary_table(dossier(case(1, title=HOSTILE, summary=HOSTILE)), MARKS),
    "hostile-unit": lambda: proposal(dossier(name=HOSTILE, upper_name=HOSTILE, signer_name=HOSTILE), MARKS, CODE),
    "summary-300": lambda: summary_table(dossier(count=300), MARKS),
}


def said(*command):
    """What a program prints, where it ends well."""
    program = shutil.which(command[0])
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.full("ooxml-validator")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_office_files_hold_to_the_schema(name, tmp_path):
    document = DOCUMENTS[name]()
    has_sheet = PaperFormat.XLSX in FORMATS[Paper.SUMMARY_TABLE] and document.landscape
    for kind in (PaperFormat.DOCX, *([PaperFormat.XLSX] if has_sheet else [])):
        path = tmp_path / f"x.{kind}"
        write_document(document, kind, path)
        answer = json.loads(said("ooxml-validator", str(path)))
        assert answer["ok"], answer["errors"]


def is_sound(pdf):
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", str(pdf))
    fonts = said("pdffonts", str(pdf)).splitlines()[2:]
    return fonts and all(font.split()[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


@pytest.mark.full("qpdf", "pdffonts")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdfs_are_sound_and_every_font_is_an_embedded_subset_with_unicode(name, tmp_path):
    write_document(DOCUMENTS[name](), PaperFormat.PDF, tmp_path / "x.pdf")
    assert is_sound(tmp_path / "x.pdf")


@pytest.mark.full("qpdf", "pdffonts")
def test_the_bound_pdf_is_sound(tmp_path):
    contents = (scan("one", rotate=90), picture(orientation=6), picture("TIFF", frames=2), b"PK", None)
    pieces = []
    for number, content in enumerate(contents):
        path = tmp_path / str(number)
        if content is not None:
            path.write_bytes(content)
        pieces.append(Piece(title=f"Số {number}", path=path, name=str(number)))
    target = tmp_path / "x.pdf"
    order = Order(pieces=tuple(pieces), target=target, marker=tmp_path / "m", title="Trọn bộ", author="A", stamp=DAY)
    bind(order, progress=lambda *_: None)
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", str(target))
