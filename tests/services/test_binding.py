"""The bound PDF of a real submission: what is in it, and that a file which ends the child ends nothing else."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from desktop_app.documents import bound
from desktop_app.domain.errors import InputError
from desktop_app.domain.progress import Cancelled, silent
from desktop_app.services import binding
from desktop_app.services.binding import write_bound
from desktop_app.services.submissions import MarkChanges, SubmissionOrder, change_marks, new_submission
from desktop_app.system.errors import ChildFailed
from tests.cli.office import PROGRAMME
from tests.documents.test_bound import picture


@pytest.fixture
def entry(workspace, tmp_path):
    made = new_submission(workspace, SubmissionOrder(programme_id=PROGRAMME, codes=("SK001", "SK002")))
    (tmp_path / "da-ky.jpg").write_bytes(picture())
    return change_marks(workspace, str(made.id), MarkChanges(signed_scan=tmp_path / "da-ky.jpg"))


def outline(path):
    reader: Any = PdfReader(io.BytesIO(path.read_bytes()))
    return [item.title for item in reader.outline]


def test_it_holds_the_signed_scan_the_papers_and_the_decisions(workspace, entry, tmp_path):
    made = write_bound(workspace, str(entry.id), tmp_path / "out", silent)
    titles = outline(made.path)
    assert made.path.name == "Tron-bo-ho-so.pdf"
    assert titles[:4] == [
        "Tờ trình đã ký, đóng dấu",
        "Tờ trình đề nghị xét chọn sáng kiến",
        "Tổng hợp tóm tắt sáng kiến",
        "Mục lục văn bản, tài liệu",
    ]
    assert len(titles) > 4
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Tron-bo-ho-so.pdf"]


def test_what_an_officer_has_there_stays(workspace, entry, tmp_path):
    (tmp_path / "Tron-bo-ho-so.pdf").write_bytes(b"mine")
    made = write_bound(workspace, str(entry.id), tmp_path, silent)
    assert made.path.name == "Tron-bo-ho-so (2).pdf"
    assert (tmp_path / "Tron-bo-ho-so.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("kind", "reason"), [("timeout", "quá nhiều thời gian"), ("memory", "quá nhiều bộ nhớ"), ("crash", "bị hỏng")]
)
def test_a_file_that_ends_the_child_becomes_a_page_and_the_rest_is_bound(
    kind, reason, workspace, entry, tmp_path, monkeypatch
):
    def ended(function, order, **_rest):
        if not order.pieces[0].unusable:
            order.marker.write_text("0")
            raise ChildFailed(kind)
        return bound.bind(order, progress=silent)

    monkeypatch.setattr(binding, "run_limited", ended)
    made = write_bound(workspace, str(entry.id), tmp_path, silent)
    assert made.unbound[0].title == "Tờ trình đã ký, đóng dấu"
    assert reason in made.unbound[0].reason
    assert len(outline(made.path)) > 4


def test_where_nothing_helps_one_sentence_says_so_and_nothing_is_written(workspace, entry, tmp_path, monkeypatch):
    def ended(function, order, **_rest):
        order.marker.write_text("1")
        raise ChildFailed("memory")

    monkeypatch.setattr(binding, "run_limited", ended)
    with pytest.raises(InputError, match="chưa ghi tệp nào") as caught:
        write_bound(workspace, str(entry.id), tmp_path / "out", silent)
    assert caught.value.code == "bound-failed"
    assert not (tmp_path / "out").exists()


def test_it_can_be_cancelled(workspace, entry, tmp_path):
    with pytest.raises(Cancelled):
        write_bound(workspace, str(entry.id), tmp_path / "out", silent, lambda: True)
    assert not (tmp_path / "out").exists()
