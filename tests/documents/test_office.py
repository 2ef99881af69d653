"""What LibreOffice makes of our files: it opens them, with the same words and the same pages."""

import subprocess
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest

from desktop_app.documents.content import Letterhead
from desktop_app.documents.layout import NATIONAL_MOTTO, NATIONAL_NAME
from desktop_app.documents.papers import check_report, contents_list, proposal, summary_table
from desktop_app.documents.wording import default_wording
from desktop_app.documents.write import write_document
from desktop_app.domain.kinds import Paper, PaperFormat
from tests.documents.build import BINH_DINH, CODE, MARKS, SUMMARY, YEN_BAI, case, dossier, entries, report
from tests.documents.measure import Pdf
from tests.documents.read import pdf_pages
from tests.documents.specimens import SPECIMENS
from tests.documents.test_letterhead import CASES

LONG_NAME = "Công đoàn các Khu công nghiệp và Khu chế xuất Thành phố Hồ Chí Minh"
DOCUMENTS = {
    "proposal": lambda: proposal(dossier(), MARKS, CODE),
    "proposal-long": lambda: proposal(
        dossier(programme_id=BINH_DINH, name=LONG_NAME, upper_name=LONG_NAME, place="Thành phố Hồ Chí Minh"),
        MARKS,
        CODE,
    ),
    "summary-1": lambda: summary_table(dossier(count=1), MARKS),
    "summary-long": lambda: summary_table(dossier(case(1), case(2, summary=SUMMARY * 10), case(3)), MARKS),
    "summary-300": lambda: summary_table(dossier(count=300), MARKS),
    "contents": lambda: contents_list(dossier(), MARKS, entries(60)),
    "check": lambda: check_report(replace(report(), cases=report().cases * 10)),
}


def converted(path, profile):
    """A file as LibreOffice prints it to PDF."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", path.parent / "out", path], check=True, capture_output=True, timeout=120)
    return (path.parent / "out" / path.with_suffix(".pdf").name).read_bytes()


def counted(pages):
    """How often each word stands on the pages, the repeated ones of the table's header and page numbers apart."""
    words = Counter(" ".join(pages).split())
    for number in range(2, len(pages) + 1):
        words[str(number)] -= 1
    return words


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    return tmp_path_factory.mktemp("profile")


@pytest.mark.full("soffice")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_libreoffice_shows_the_same_words_on_the_same_pages(name, tmp_path, profile):
    document = DOCUMENTS[name]()
    for item in (PaperFormat.DOCX, PaperFormat.PDF):
        write_document(document, item, tmp_path / f"x.{item}")
    ours = pdf_pages((tmp_path / "x.pdf").read_bytes())
    theirs = pdf_pages(converted(tmp_path / "x.docx", profile))
    if name.startswith("proposal"):
        assert len(theirs) == len(ours)
        assert [page.split() for page in theirs] == [page.split() for page in ours]
    assert abs(len(theirs) - len(ours)) <= max(1, len(ours) * 0.05)
    assert set(counted(theirs)) == set(counted(ours))
    assert "TM." in theirs[-1] or "NGƯỜI" in theirs[-1]


@pytest.mark.full("soffice")
@pytest.mark.parametrize("name", SPECIMENS)
def test_libreoffice_begins_each_page_of_every_paper_where_we_do(name, tmp_path, profile):
    document = replace(SPECIMENS[name](), sample=False)
    for item in (PaperFormat.DOCX, PaperFormat.PDF):
        write_document(document, item, tmp_path / f"x.{item}")
    ours = pdf_pages((tmp_path / "x.pdf").read_bytes())
    theirs = pdf_pages(converted(tmp_path / "x.docx", profile))
    assert [page.split()[:4] for page in theirs] == [page.split()[:4] for page in ours]


@pytest.mark.full("soffice")
@pytest.mark.parametrize("count", [2, 5, 9, 13])
def test_libreoffice_never_leaves_the_signature_without_a_row(count, tmp_path, profile):
    write_document(summary_table(dossier(count=count), MARKS), PaperFormat.DOCX, tmp_path / "x.docx")
    last = pdf_pages(converted(tmp_path / "x.docx", profile))[-1]
    assert "TM. BAN CHẤP HÀNH" in last
    assert "Họ và tên" in last
    assert "Điện thoại" in last


# Extra lines before, words more in the last paragraph: where the page ends within it, before the signature, before
# the code below the signature.
@pytest.mark.full("soffice")
@pytest.mark.parametrize(("lines", "words"), [(3, 1), (2, 3), (2, 5), (5, 6), (8, 12)])
def test_libreoffice_breaks_a_proposal_where_we_do(lines, words, tmp_path, profile):
    text = default_wording(Paper.PROPOSAL, YEN_BAI)
    text = text.replace("[Nội dung]\n", "[Nội dung]\n" + "Một dòng ngắn.\n" * lines)
    text = text.replace(" xem xét, xét chọn.", " cùng các công đoàn cơ sở khác" * words + " xem xét, xét chọn.")
    document = proposal(dossier(), MARKS, CODE, text)
    for item in (PaperFormat.DOCX, PaperFormat.PDF):
        write_document(document, item, tmp_path / f"x.{item}")
    ours = pdf_pages((tmp_path / "x.pdf").read_bytes())
    theirs = pdf_pages(converted(tmp_path / "x.docx", profile))
    assert len(ours) == 2
    assert [page.split() for page in theirs] == [page.split() for page in ours]


@pytest.mark.full("soffice")
def test_libreoffice_draws_the_rules_as_long_as_we_do(tmp_path, profile):
    write_document(proposal(dossier(), MARKS, CODE), PaperFormat.DOCX, tmp_path / "x.docx")
    write_document(proposal(dossier(), MARKS, CODE), PaperFormat.PDF, tmp_path / "x.pdf")
    theirs = rules(converted(tmp_path / "x.docx", profile))
    ours = rules((tmp_path / "x.pdf").read_bytes())
    assert len(ours) == len(theirs) == 3
    for (left, right), (their_left, their_right) in zip(ours, theirs, strict=True):
        assert (left, right) == (pytest.approx(their_left, abs=1.5), pytest.approx(their_right, abs=1.5))


@pytest.mark.full("soffice")
@pytest.mark.parametrize("case", CASES)
def test_libreoffice_breaks_no_letterhead_apart(case, tmp_path, profile):
    document = proposal(dossier(**CASES[case]), MARKS, CODE)
    for item in (PaperFormat.DOCX, PaperFormat.PDF):
        write_document(document, item, tmp_path / f"x.{item}")
    ours = pdf_pages((tmp_path / "x.pdf").read_bytes())
    pdf = converted(tmp_path / "x.docx", profile)
    theirs = Pdf(pdf)
    assert [page.split() for page in pdf_pages(pdf)] == [page.split() for page in ours]
    (nation,), (motto,) = theirs.find(NATIONAL_NAME), theirs.find(NATIONAL_MOTTO)
    head = next(block for block in document.blocks if isinstance(block, Letterhead))
    names = [line for text in (head.upper, head.own, head.number) if text for line in theirs.find(text)]
    assert max(line.x1 for line in names) < min(nation.x0, motto.x0)


def rules(pdf):
    """Left and right end of each drawn line of the first page, from the left."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for item in document[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = item.get_bounds()
        if right - left > 20 and top - bottom < 3:
            found.append((left, right))
    document.close()
    return sorted(found)
