"""The programmes as a book: every rule with its clause, what doesn't hold, the file's version and digest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.programme import Programme
from desktop_app.domain.rule_labels import RULE_LABELS
from desktop_app.domain.terms import RULE_TERMS, SUBMISSION_RULE_TERMS
from desktop_app.services.help import Book, Section
from desktop_app.services.programme_book import chapter_id, programme_book, programme_of, rule_place
from desktop_app.services.programmes import add_programme, all_programmes, export_programme, use_programme
from desktop_app.services.workspace import OpenWorkspace, open_workspace
from desktop_app.text.dates import format_date
from tests.ui.stage import CONTEXT

A, B = "75k-binhdinh-2021", "1trieu-yenbai-2022"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[OpenWorkspace]:
    with open_workspace(tmp_path / "kho", CONTEXT) as opened:
        yield opened


def _programme(workspace: OpenWorkspace, name: str) -> Programme:
    return next(item for item in all_programmes(workspace) if item.id == name)


def _section(book: Book, programme_id: str, rule: str) -> Section:
    chapter, anchor = rule_place(programme_id, rule)
    return next(section for section in book.chapter(chapter).sections if section.anchor == anchor)


def _said(book: Book, chapter: str) -> str:
    return "\n".join(text for section in book.chapter(chapter).sections for text in section.texts)


@pytest.mark.parametrize("name", [A, B])
def test_every_rule_stands_with_its_clause_or_among_those_that_dont_hold(workspace: OpenWorkspace, name: str) -> None:
    book, programme = programme_book(workspace), _programme(workspace, name)
    for rules, held in ((RULE_TERMS, programme.rules), (SUBMISSION_RULE_TERMS, programme.submission_rules)):
        for rule in rules:
            if rule in held:
                section = _section(book, name, rule)
                assert section.title == RULE_LABELS[rule]
                assert (held[rule].clause or "phần mềm nhắc thêm") in section.texts[-1]
            else:
                chapter = book.chapter(rule_place(name, rule)[0])
                assert RULE_LABELS[rule] in chapter.sections[-1].texts


def test_what_the_file_says_is_there(workspace: OpenWorkspace) -> None:
    book = programme_book(workspace)
    for programme in all_programmes(workspace):
        whole = "\n".join(
            _said(book, chapter.id) for chapter in book.chapters if programme_of(chapter.id) == programme.id
        )
        assert programme.digest in whole.replace(" ", "")
        for text in (*programme.grounds, programme.issuer, programme.portal.address, programme.dossier.addressee):
            assert text in whole
        for phase in programme.phases:
            assert format_date(phase.first) in whole
        for report in programme.reports:
            assert report.clause in whole
        for way in programme.dossier.channels:
            assert way.address in whole


def test_our_reading_of_the_phases_is_told_as_ours(workspace: OpenWorkspace) -> None:
    book = programme_book(workspace)
    assert "Cách tính của phần mềm" in _said(book, chapter_id(B, "quotas"))
    assert "không giao chỉ tiêu" in _said(book, chapter_id(A, "quotas"))


def test_the_one_that_is_worked_on_comes_first(workspace: OpenWorkspace) -> None:
    for name in (B, A):
        use_programme(workspace, _programme(workspace, name))
        first = programme_book(workspace).groups[0]
        assert programme_of(first.chapters[0].id) == name
        assert first.title.endswith("đang dùng")


def test_a_search_says_in_which_programme(workspace: OpenWorkspace) -> None:
    hits = programme_book(workspace).search("nop cong noi dung")
    assert {hit.heading.split(" › ")[0] for hit in hits} == {"01 triệu sáng kiến", "75 nghìn sáng kiến"}


def test_a_programme_with_blanks_everywhere_can_be_read(workspace: OpenWorkspace, tmp_path: Path) -> None:
    """A file from outside may leave out quotas, reports and rules; its texts stand as they are written."""
    source = _programme(workspace, B).source.split("[[phases]]")[0]
    source += '[rules.next-step]\nclause = "Mục 1"\n[submission_rules]\n'
    source = source.replace(B, "rong-2027").replace("closed = true", "closed = false")
    source = source.replace('short_title = "01 triệu sáng kiến"', 'short_title = "**Thử** <b>[x](y)</b>"')
    file = tmp_path / "rong.hsct"
    file.write_text(source, encoding="utf-8")
    add_programme(workspace, file)
    book = programme_book(workspace)
    assert any(group.title == "**Thử** <b>[x](y)</b>" for group in book.groups)
    assert "Thêm từ tệp" in _said(book, "rong-2027/general")
    assert "không đòi hỏi báo cáo" in _said(book, "rong-2027/reports")
    assert len(book.chapter("rong-2027/rules").sections) == 3


def test_a_file_is_handed_on_byte_for_byte_over_one_that_is_there(workspace: OpenWorkspace, tmp_path: Path) -> None:
    file = tmp_path / "a.hsct"
    file.write_text("cũ", encoding="utf-8")
    programme = export_programme(workspace, A, file, replace=True)
    assert file.read_bytes() == programme.source.encode()
