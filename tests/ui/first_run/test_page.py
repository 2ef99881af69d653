"""Lần đầu with real widgets on an empty workspace: what is asked, what is written, where it leads."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.kinds import UnitLevel
from desktop_app.domain.links import Link, Screen
from desktop_app.domain.unit import Unit
from desktop_app.services import first_run
from desktop_app.services.first_run import standing
from desktop_app.services.workspace import OpenWorkspace, is_workspace, open_workspace
from tests.importing.office_list import twelve_rows
from tests.ui.conftest import CONTEXT
from ui.desk import Desk
from ui.first_run.page import FirstRunPage
from ui.jobs import Job

Settled = Callable[[Desk], None]
OVERVIEW = Link(screen=Screen.OVERVIEW)


@pytest.fixture
def page(qtbot: QtBot, empty_desk: Desk) -> FirstRunPage:
    """The page as a new officer sees it."""
    return _shown(qtbot, empty_desk)


@pytest.fixture
def gone(empty_desk: Desk) -> list[Link]:
    """Where the page has led."""
    links: list[Link] = []
    empty_desk.going.connect(links.append)
    return links


def _shown(qtbot: QtBot, desk: Desk) -> FirstRunPage:
    made = FirstRunPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.enter()
    return made


def _type(page: FirstRunPage, name: str, text: str) -> None:
    control = page.unit_step.fields[name].control
    assert isinstance(control, QLineEdit)
    control.setFocus()
    control.selectAll()
    control.insert(text)


def _unit(workspace: OpenWorkspace) -> Unit | None:
    return standing(workspace).unit


def test_three_steps_make_a_workspace_ready(
    empty_desk: Desk, page: FirstRunPage, settled: Settled, gone: list[Link], tmp_path: Path
) -> None:
    """Unit, programme and the list of an office are in, and the first screen is shown."""
    _type(page, "unit_name", "  CĐCS  Sở Nội vụ ")
    _type(page, "upper_name", "Công đoàn Viên chức tỉnh Bình Định")
    _type(page, "member_count", "1.058")
    page.unit_step.fields["province"].set_value("Bình Định")
    page.unit_step.fields["level"].set_value(UnitLevel.GRASSROOTS)
    page.bar.forward.click()
    settled(empty_desk)
    assert [card.choice.province for card in page.programme_step.cards] == ["Bình Định", "Yên Bái"]
    assert page.programme_step.cards[0].radio.isChecked()
    page.bar.forward.click()
    settled(empty_desk)
    page.panel.start_file(twelve_rows(tmp_path)[0])
    for _step in range(3):
        settled(empty_desk)
        assert gone == []
        page.panel.bar.forward.click()
    settled(empty_desk)
    found = standing(empty_desk.workspace)
    unit = found.unit
    assert unit is not None
    assert (unit.name, unit.province, unit.member_count, unit.level) == (
        "CĐCS Sở Nội vụ", "Bình Định", 1058, UnitLevel.GRASSROOTS
    )  # fmt: skip
    assert (found.programme_id, found.first_run) == ("75k-binhdinh-2021", False)
    with empty_desk.workspace.store.read() as session:
        assert len(session.initiatives.keys(unit.id)) == 12
    assert gone == [OVERVIEW]


def test_without_a_name_it_stays_and_says_so(qtbot: QtBot, page: FirstRunPage, settled: Settled) -> None:
    """Enter is *Tiếp*; nothing is written, the focus is in the field."""
    name = page.unit_step.fields["unit_name"]
    qtbot.keyClick(name.control, Qt.Key.Key_Return)
    settled(page.desk)
    assert (page.at, page.focusWidget()) == (0, name.control)
    assert "Chưa nhập “Tên đơn vị”." in name.control.accessibleDescription()
    assert _unit(page.desk.workspace) is None


def test_a_number_that_cannot_be_read_stops_it_too(page: FirstRunPage, settled: Settled) -> None:
    """The field says why."""
    _type(page, "unit_name", "CĐCS A")
    _type(page, "member_count", "nhiều")
    page.bar.forward.click()
    settled(page.desk)
    assert page.at == 0
    assert page.unit_step.fields["member_count"].control.accessibleDescription()


def test_going_back_keeps_what_was_entered_and_writes_the_same_unit(
    qtbot: QtBot, page: FirstRunPage, settled: Settled
) -> None:
    """Another name is that unit's new name; Esc goes back."""
    _type(page, "unit_name", "CĐCS A")
    page.bar.forward.click()
    settled(page.desk)
    first = _unit(page.desk.workspace)
    qtbot.keyClick(page.programme_step.cards[0].radio, Qt.Key.Key_Escape)
    assert (page.at, page.unit_step.fields["unit_name"].value()) == (0, "CĐCS A")
    _type(page, "unit_name", "CĐCS B")
    page.bar.forward.click()
    settled(page.desk)
    second = _unit(page.desk.workspace)
    assert first is not None
    assert second == replace(first, name="CĐCS B")


def test_a_programme_chosen_by_hand_stays_whatever_the_province(page: FirstRunPage, settled: Settled) -> None:
    """One that was only proposed follows the province."""
    _type(page, "unit_name", "CĐCS A")
    for province, by_hand, chosen in (
        ("Yên Bái", "", "1trieu-yenbai-2022"),
        ("Bình Định", "", "75k-binhdinh-2021"),
        ("Bình Định", "1trieu-yenbai-2022", "1trieu-yenbai-2022"),
        ("Bình Định", "", "1trieu-yenbai-2022"),
    ):
        page.unit_step.fields["province"].set_value(province)
        page.bar.forward.click()
        settled(page.desk)
        if by_hand:
            next(card.radio for card in page.programme_step.cards if card.choice.id == by_hand).click()
        assert page.programme_step.chosen == chosen
        page.bar.back.click()


@pytest.mark.parametrize(("name", "kept"), [("", None), ("CĐCS A", "CĐCS A")])
def test_skipping_leads_into_the_program_and_is_remembered(
    page: FirstRunPage, settled: Settled, gone: list[Link], name: str, kept: str | None
) -> None:
    """A name that was typed isn't lost."""
    _type(page, "unit_name", name)
    page.skip_button.click()
    settled(page.desk)
    unit = _unit(page.desk.workspace)
    assert (unit.name if unit else None) == kept
    assert (gone, standing(page.desk.workspace).first_run) == ([OVERVIEW], False)


def test_lists_can_wait(page: FirstRunPage, settled: Settled, gone: list[Link]) -> None:
    """*Nhập tay sau* on the last step; back from its first step is the programme."""
    _type(page, "unit_name", "CĐCS A")
    for _step in range(2):
        page.bar.forward.click()
        settled(page.desk)
    page.panel.bar.back.click()
    assert page.at == 1
    page.bar.forward.click()
    settled(page.desk)
    assert page.at == 2
    page.by_hand.click()
    settled(page.desk)
    assert gone == [OVERVIEW]


def test_what_is_known_of_the_unit_is_shown(qtbot: QtBot, desk: Desk) -> None:
    """A workspace that an import has named."""
    page = _shown(qtbot, desk)
    assert page.unit_step.fields["unit_name"].value() == "CĐCS Sở Nội vụ"
    assert page.unit_step.fields["signer_name"].value() == "Nguyễn Thị Mẫu"


def test_the_sample_is_made_once_beside_the_own_data_and_asked_for(
    qtbot: QtBot, page: FirstRunPage, settled: Settled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Marked as a sample; its own first run is never shown; asked for again, it is opened as it is."""
    monkeypatch.setattr(first_run, "default_workspace", lambda: tmp_path / "HoSoSangKien")
    asked: list[Path] = []
    page.workspace_asked.connect(asked.append)
    for _time in range(2):
        page.sample_button.click()
        settled(page.desk)
    root = tmp_path / "HoSoSangKien-mau"
    assert asked == [root, root]
    with open_workspace(root, CONTEXT) as workspace:
        found = standing(workspace)
        assert (found.sample, found.first_run) == (True, False)
        desk = Desk(workspace, page.desk.jobs, page.desk.messages, page.desk.settings)
        desk.standing = found
        with qtbot.waitSignal(desk.going) as going:
            FirstRunPage(desk).enter()
        assert going.args == [OVERVIEW]


def test_a_sample_that_is_stopped_leaves_nothing(
    page: FirstRunPage, settled: Settled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And the page goes on as before."""
    monkeypatch.setattr(first_run, "default_workspace", lambda: tmp_path / "HoSoSangKien")
    page.desk.jobs.started.connect(Job.cancel)
    page.sample_button.click()
    settled(page.desk)
    assert not is_workspace(tmp_path / "HoSoSangKien-mau")
    assert (page.at, page.bar.forward.isEnabled(), page.sample_button.isEnabled()) == (0, True, True)
