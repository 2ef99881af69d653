"""A union's own wording: kept by programme and document, refused with its line, and the way back."""

import unicodedata

import pytest

from desktop_app.documents.blanks import BLANKS
from desktop_app.documents.papers import FORMS
from desktop_app.documents.wording import default_wording
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper
from desktop_app.domain.progress import silent
from desktop_app.services.papers import write_papers
from desktop_app.services.submissions import SubmissionOrder, new_submission
from desktop_app.services.wording import LIMIT, own_wording, own_wordings, reset_wording, set_wording, wording
from desktop_app.services.wording_preview import write_preview
from tests.cli.office import PROGRAMME
from tests.documents.read import docx_words, pdf_pages

OWN = default_wording(Paper.PROPOSAL, PROGRAMME).replace("TỜ TRÌNH", "TỜ TRÌNH RIÊNG")
LINES = OWN.count("\n") + 1


def test_nothing_is_kept_at_first(workspace):
    assert own_wordings(workspace, PROGRAMME) == {}
    assert wording(workspace, Paper.PROPOSAL, PROGRAMME) == default_wording(Paper.PROPOSAL, PROGRAMME)


def test_an_own_wording_is_kept_for_its_document_and_programme_alone(workspace):
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, OWN)
    assert own_wording(workspace, Paper.PROPOSAL, PROGRAMME) == OWN.strip()
    assert own_wordings(workspace, PROGRAMME) == {Paper.PROPOSAL: OWN.strip()}
    assert own_wordings(workspace, "another") == {}


def test_there_is_a_way_back(workspace):
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, OWN)
    set_wording(workspace, Paper.CONTENTS, PROGRAMME, default_wording(Paper.CONTENTS, PROGRAMME) + "Một dòng nữa.")
    reset_wording(workspace, Paper.PROPOSAL, PROGRAMME)
    assert set(own_wordings(workspace, PROGRAMME)) == {Paper.CONTENTS}


def test_the_default_typed_again_is_the_default(workspace):
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, OWN)
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, default_wording(Paper.PROPOSAL, PROGRAMME) + "\r\n")
    assert own_wordings(workspace, PROGRAMME) == {}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (OWN + "\n{{ khong_co }}", "wording-unknown-blank", f"ở dòng {LINES + 1}: khong_co"),
        (OWN + "\n{% if dot %}", "wording-invalid", f"lệnh viết sai ở dòng {LINES + 1}"),
        (OWN + "\n{% if gia_tri_lam_loi %}{% else %}{{ cac_can_cu }}{% endif %}", "wording-invalid", "danh sách"),
        (OWN + "x" * LIMIT, "wording-invalid", "dài hơn"),
    ],
)
def test_a_wording_with_an_error_is_refused_and_what_was_there_stays(text, code, said, workspace):
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, OWN)
    with pytest.raises(InputError) as caught:
        set_wording(workspace, Paper.PROPOSAL, PROGRAMME, text)
    assert caught.value.code == code
    assert said in caught.value.message
    assert own_wording(workspace, Paper.PROPOSAL, PROGRAMME) == OWN.strip()


@pytest.mark.parametrize("kept", ["x", [1], {PROGRAMME: "x"}, {PROGRAMME: {"proposal": 7}}])
def test_what_is_no_wording_is_none(kept, workspace):
    with workspace.store.write() as session:
        session.settings.put("wording", kept)
    assert own_wordings(workspace, PROGRAMME) == {}
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, OWN)
    assert own_wording(workspace, Paper.PROPOSAL, PROGRAMME) == OWN.strip()


def test_the_papers_of_a_submission_have_it(workspace, tmp_path):
    set_wording(workspace, Paper.PROPOSAL, PROGRAMME, OWN)
    entry = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, codes=("SK001",)))
    made = write_papers(workspace, str(entry.id), tmp_path / "out", ("docx",), silent)
    proposal = next(path for path in made if path.name.startswith("To-trinh"))
    assert "RIÊNG" in docx_words(proposal.read_bytes())


@pytest.mark.parametrize("paper", Paper, ids=str)
def test_every_document_has_a_form_whose_blanks_are_explained(paper):
    assert set(FORMS[paper].blanks) <= set(BLANKS)
    FORMS[paper].check(default_wording(paper, PROGRAMME))


@pytest.mark.parametrize("name", BLANKS)
def test_a_blank_as_it_is_inserted_is_accepted(name):
    form = next(form for form in FORMS.values() if name in form.blanks)
    last = default_wording(form.paper, PROGRAMME)
    form.check(f"{last}\n{BLANKS[name].written}\n")


@pytest.mark.parametrize("paper", Paper, ids=str)
def test_a_preview_shows_the_text_over_the_unions_own_facts(paper, workspace):
    default = default_wording(paper, PROGRAMME)
    heading = next(
        heading for heading in ("[Tên loại]\n", "[Nhãn]\n", "[Nơi gửi]\n", "[Tiêu đề thư]\n") if heading in default
    )
    text = default.replace(heading, f"{heading}BẢN XEM THỬ ")
    path = write_preview(workspace, paper, PROGRAMME, text)
    words = " ".join(" ".join(pdf_pages(path.read_bytes())).split())
    assert "BẢN XEM THỬ" in words
    assert own_wordings(workspace, PROGRAMME) == {}


def test_a_text_with_an_error_has_no_preview(workspace):
    with pytest.raises(InputError, match="khong_co"):
        write_preview(workspace, Paper.PROPOSAL, PROGRAMME, OWN + "\n{{ khong_co }}")


def test_a_sentence_names_a_blank_in_whole_letters_however_they_were_typed(workspace):
    with pytest.raises(InputError, match="đơn_vị_ấy"):
        set_wording(workspace, Paper.PROPOSAL, PROGRAMME, unicodedata.normalize("NFD", OWN + "\n{{ đơn_vị_ấy }}"))
