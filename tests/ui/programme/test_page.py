"""The screen Chương trình: rules looked up from findings, files taken in and handed on."""

from desktop_app.domain.links import Link, Screen
from desktop_app.services.first_run import choose_programme
from desktop_app.services.programmes import find_programme
from tests.cli.office import PROGRAMME
from ui.programme import files
from ui.programme.page import ProgrammePage

OTHER = "75k-binhdinh-2021"


def opened(qtbot, desk, settled):
    page = ProgrammePage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    settled(desk)
    page.enter()
    settled(desk)
    return page


def test_the_programme_that_is_worked_on_is_shown_first(qtbot, desk, settled):
    page = opened(qtbot, desk, settled)
    assert page.view.chapter.id == f"{PROGRAMME}/general"
    assert "đang dùng" in page.view.browser.toPlainText()


def test_another_programme_chosen_elsewhere_is_the_first_on_coming_back(qtbot, desk, settled, workspace):
    page = opened(qtbot, desk, settled)
    former = page.view.chapter.id
    choose_programme(workspace, OTHER)
    desk.load()
    settled(desk)
    page.enter()
    settled(desk)
    assert page.view.chapter.id == former.replace(PROGRAMME, OTHER) != former


def test_a_link_leads_to_a_rule_and_back_is_where_one_was(qtbot, desk, settled):
    page = opened(qtbot, desk, settled)
    page.open_link(Link(screen=Screen.PROGRAMME, field="recognised-author"))
    settled(desk)
    assert page.view.chapter.id == f"{PROGRAMME}/rules"
    assert page.view.browser.verticalScrollBar().value() > 0
    page.back.click()
    settled(desk)
    assert page.view.chapter.id == f"{PROGRAMME}/general"


def test_what_is_found_leads_to_its_section(qtbot, desk, settled):
    page = opened(qtbot, desk, settled)
    page.search.setText("de tai nghien cuu khoa hoc")
    page.search.returnPressed.emit()
    settled(desk)
    page.view.contents.found.setCurrentRow(0)
    settled(desk)
    assert page.view.chapter.id == f"{PROGRAMME}/rules"


def test_the_file_of_the_programme_that_is_shown_is_handed_on(qtbot, desk, settled, monkeypatch, tmp_path):
    page = opened(qtbot, desk, settled)
    page.view.open(f"{OTHER}/portal")
    settled(desk)
    offered: list[str] = []

    def choose(_parent, _title, name, *_rest):
        offered.append(name)
        return tmp_path / name

    monkeypatch.setattr(files, "save_file", choose)
    page.export_button.click()
    settled(desk)
    assert offered == [f"{OTHER}.hsct"]
    programme = find_programme(None, OTHER)
    assert (tmp_path / offered[0]).read_bytes() == programme.source.encode()


def test_a_file_that_is_taken_in_is_shown(qtbot, desk, settled, monkeypatch, tmp_path):
    page = opened(qtbot, desk, settled)
    file = tmp_path / "nam-sau.hsct"
    source = (
        find_programme(None, OTHER).source.replace(OTHER, "nam-sau-2027").replace("closed = true", "closed = false")
    )
    file.write_text(source, encoding="utf-8")
    monkeypatch.setattr(files, "choose_file", lambda *_: file)
    page.add_button.click()
    settled(desk)
    assert page.view.chapter.id == "nam-sau-2027/general"
    assert "Thêm từ tệp" in page.view.browser.toPlainText()


def test_a_file_that_is_no_programme_is_refused_and_nothing_changes(qtbot, desk, settled, monkeypatch, tmp_path):
    page = opened(qtbot, desk, settled)
    before = page.view.browser.toPlainText()
    file = tmp_path / "hong.hsct"
    file.write_bytes(b"\xff\xfe khong phai")
    monkeypatch.setattr(files, "choose_file", lambda *_: file)
    refused: list[BaseException] = []
    monkeypatch.setattr(desk.messages, "error", refused.append)
    page.add_button.click()
    settled(desk)
    assert len(refused) == 1
    assert page.view.browser.toPlainText() == before
