"""The screen Tổng quan on a real workspace."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.chart import ChartKind
from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.links import Screen
from ui.overview.page import OverviewPage
from ui.widgets.link_button import LinkButton


def shown(qtbot, desk, settled):
    made = OverviewPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.data_changed)
    desk.assessed.connect(made.verdicts_changed)
    made.resize(1200, 700)
    made.show()
    made.enter()
    settled(desk)
    return made


@pytest.fixture
def page(qtbot, desk, settled):
    return shown(qtbot, desk, settled)


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_it_says_whose_and_how_much(page):
    assert page.unit.text() == "CĐCS Sở Nội vụ"
    assert page.figures.text().endswith("· 01/05/2022 · 2 đoàn viên, 3 sáng kiến đã nhập")


def test_verdicts_lead_to_their_initiatives(page, desk):
    gone: list[Any] = []
    desk.going.connect(gone.append)
    bar = next(bar for bar in page.verdicts.bars if bar.item.value)
    assert (bar.item.label, bar.item.value) == ("Đủ điều kiện", 3)
    bar.click()
    assert (gone[0].screen, gone[0].filter) == (Screen.INITIATIVES, "verdict:eligible")


def test_quotas_say_how_many_are_still_missing(page):
    assert all(bar._kind is ChartKind.PROGRESS for bar in page.quota.bars)
    assert "còn thiếu" in page.quota.bars[0].item.caption


def test_deadlines_say_how_far_they_are(page):
    assert "còn 30 ngày" in texts(page.deadline_card)


def test_next_steps_lead_to_where_they_are_done(page, desk):
    gone: list[Any] = []
    desk.going.connect(gone.append)
    steps = page.steps_card.findChildren(LinkButton)
    assert steps
    steps[0].click()
    assert len(gone) == 1


def test_it_follows_what_is_written(page, desk, settled):
    desk.apply(Edit(label="x", alterations=(Alteration(desk.unit, replace(desk.unit, name="CĐCS Sở Tài chính")),)))
    settled(desk)
    assert page.unit.text() == "CĐCS Sở Tài chính"


@pytest.mark.parametrize(("width", "wide"), [(1600, True), (500, False)])
def test_two_columns_where_there_is_room(qtbot, page, width, wide):
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.columns.wide is wide)
    tops = page.verdict_card, page.steps_card
    qtbot.waitUntil(lambda: (tops[0].geometry().top() == tops[1].geometry().top()) is wide)


def test_an_empty_workspace_offers_the_two_ways_to_begin(qtbot, empty_desk, settled):
    from desktop_app.services.first_run import choose_programme

    choose_programme(empty_desk.workspace, "1trieu-yenbai-2022")
    empty_desk.load()
    page = shown(qtbot, empty_desk, settled)
    page.enter()
    settled(empty_desk)
    assert page.stack.currentWidget() is page.empty
    gone: list[Any] = []
    empty_desk.going.connect(gone.append)
    page.empty.buttons[0].click()
    assert gone[0].screen is Screen.INITIATIVES
    assert page.empty.buttons[1].text() == "Nhập từ Excel…"


def test_without_a_programme_one_is_to_be_chosen(qtbot, empty_desk, settled):
    empty_desk.standing = replace(empty_desk.standing, programme_id="")
    page = shown(qtbot, empty_desk, settled)
    assert page.stack.currentWidget() is page.no_programme
