"""Every document against its reference: styles and words of the DOCX, words page by page of the PDF.

After a change that is meant, `HSSK_WRITE_GOLDEN=1` writes the references anew; read their difference.
"""

import os
from pathlib import Path

import pytest

from desktop_app.domain.kinds import PaperFormat
from tests.documents.read import docx_lines, pdf_pages, written
from tests.documents.specimens import SPECIMENS

GOLDEN = Path(__file__).parents[1] / "data" / "golden"


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_document_is_as_it_was_agreed(name, tmp_path):
    document = SPECIMENS[name]()
    lines = docx_lines(written(document, PaperFormat.DOCX, tmp_path))
    pages = pdf_pages(written(document, PaperFormat.PDF, tmp_path))
    found = {"docx": "\n".join(lines) + "\n", "pdf": "\n=== trang sau ===\n".join(pages) + "\n"}
    for kind, text in found.items():
        reference = GOLDEN / f"{name}.{kind}.txt"
        if "HSSK_WRITE_GOLDEN" in os.environ:
            reference.write_text(text, encoding="utf-8")
        assert text.splitlines() == reference.read_text(encoding="utf-8").splitlines(), f"{reference.name} differs"
