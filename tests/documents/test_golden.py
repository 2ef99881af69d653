"""Every document against its reference: styles and words of the DOCX, words page by page of the PDF.

After a change that is meant, `HSSK_WRITE_GOLDEN=1` writes the references anew; read their difference.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents.papers import check_report, contents_list, proposal, summary_table
from desktop_app.domain.kinds import PaperFormat, SigningAuthority, UnitLevel
from desktop_app.domain.submission import Marks
from tests.documents.build import BINH_DINH, CODE, MARKS, YEN_BAI, dossier, entries, report
from tests.documents.read import docx_lines, pdf_pages, written

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
DISTRICT = {
    "programme_id": BINH_DINH,
    "name": "Liên đoàn Lao động huyện Phú Sơn",
    "upper_name": "Liên đoàn Lao động tỉnh Bình Định",
    "level": UnitLevel.UPPER,
    "place": "Phú Sơn",
    "symbol": "",
    "authority": SigningAuthority.STANDING_COMMITTEE,
    "signer_title": "Phó Chủ tịch",
    "signer_name": "",
    "addressees": ("Ban Thường vụ Liên đoàn Lao động tỉnh Bình Định", "Ban Chính sách - Pháp luật"),
    "sample": True,
}
DOCUMENTS = {
    f"to-trinh-{YEN_BAI}": lambda: proposal(dossier(), MARKS, CODE),
    f"to-trinh-{BINH_DINH}": lambda: proposal(dossier(**DISTRICT), Marks(), CODE),
    f"tong-hop-{YEN_BAI}": lambda: summary_table(dossier(count=6), MARKS),
    f"tong-hop-{BINH_DINH}": lambda: summary_table(dossier(count=2, **DISTRICT), Marks()),
    "muc-luc": lambda: contents_list(dossier(), MARKS, entries()),
    "phieu-kiem-tra": lambda: check_report(replace(report(), cases=report().cases * 2)),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_as_it_was_agreed(name, tmp_path):
    document = DOCUMENTS[name]()
    lines = docx_lines(written(document, PaperFormat.DOCX, tmp_path))
    pages = pdf_pages(written(document, PaperFormat.PDF, tmp_path))
    found = {"docx": "\n".join(lines) + "\n", "pdf": "\n=== trang sau ===\n".join(pages) + "\n"}
    for kind, text in found.items():
        reference = GOLDEN / f"{name}.{kind}.txt"
        if "HSSK_WRITE_GOLDEN" in os.environ:
            reference.write_text(text, encoding="utf-8")
        assert text.splitlines() == reference.read_text(encoding="utf-8").splitlines(), f"{reference.name} differs"
