"""The same words in every format, and the same bytes for the same facts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pytest

from desktop_app.documents.content import Document, Figure
from desktop_app.documents.papers import (
    FORMATS,
    OFFICE_DOCUMENTS,
    SENDING_DOCUMENTS,
    check_report,
    contents_list,
    proposal,
    summary_table,
)
from desktop_app.domain.kinds import Paper, PaperFormat
from desktop_app.domain.submission import Marks
from tests.documents.build import BINH_DINH, CODE, MARKS, case, dossier, entries, report
from tests.documents.read import docx_words, is_nfc, pdf_words, written, xlsx_words
from tests.documents.specimens import OFFICE_FACTS, SENDING_FACTS

DOCUMENTS: Mapping[Paper, Callable[[], Document]] = {
    Paper.PROPOSAL: lambda: proposal(dossier(), MARKS, CODE),
    Paper.SUMMARY_TABLE: lambda: summary_table(dossier(case(1), case(2, scope="")), MARKS),  # one table head
    Paper.CONTENTS: lambda: contents_list(dossier(), MARKS, entries()),
    Paper.CHECK_REPORT: lambda: check_report(replace(report(), cases=report().cases[1:])),  # one table head
    **{paper: partial(OFFICE_DOCUMENTS[paper], facts, None) for paper, facts in OFFICE_FACTS.values()},
    **{paper: partial(SENDING_DOCUMENTS[paper], facts, None) for paper, facts in SENDING_FACTS.values()},
}
READERS = {PaperFormat.DOCX: docx_words, PaperFormat.PDF: pdf_words, PaperFormat.XLSX: xlsx_words}


def without_pictures(document):
    """Leave out what Word shows as a picture or in the page's head: a chart, the mark of samples."""
    blocks = tuple(block for block in document.blocks if not isinstance(block, Figure))
    return replace(document, sample=False, blocks=blocks)


@pytest.mark.parametrize("paper", Paper, ids=str)
def test_every_format_has_the_same_words(paper, tmp_path):
    document = without_pictures(DOCUMENTS[paper]())
    found = {item: READERS[item](written(document, item, tmp_path)) for item in FORMATS[paper]}
    assert found[PaperFormat.DOCX]
    for words in found.values():
        assert words == found[PaperFormat.DOCX]
        assert is_nfc(" ".join(words))


def test_a_proposal_with_everything_unknown_has_the_same_words(tmp_path):
    facts = dossier(programme_id=BINH_DINH, addressees=("Ban A;", "Ban B"), signer_name="", place="", province="")
    document = proposal(facts, Marks(), CODE)
    assert docx_words(written(document, PaperFormat.DOCX, tmp_path)) == pdf_words(
        written(document, PaperFormat.PDF, tmp_path)
    )


@pytest.mark.parametrize(
    ("paper", "file_format"), [(paper, item) for paper in Paper for item in FORMATS[paper]], ids=str
)
def test_the_same_facts_give_the_same_bytes(paper, file_format, tmp_path):
    assert written(DOCUMENTS[paper](), file_format, tmp_path) == written(DOCUMENTS[paper](), file_format, tmp_path)
