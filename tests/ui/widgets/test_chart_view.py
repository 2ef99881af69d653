"""Charts: what they say, what leads somewhere, and that what they draw is there."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.chart import Chart, ChartItem, ChartKind
from desktop_app.domain.kinds import Verdict
from desktop_app.domain.links import Link, Screen
from ui.theme import current_palette
from ui.widgets.chart_view import ChartView


def _link(name: str) -> Link:
    return Link(screen=Screen.INITIATIVES, filter=name)


VERDICTS = Chart(
    kind=ChartKind.BARS,
    title="Sáng kiến theo kết quả kiểm tra",
    items=(
        ChartItem(label="Đủ điều kiện", value=1_200, verdict=Verdict.ELIGIBLE, link=_link("eligible")),
        ChartItem(label="Cần bổ sung", value=600, verdict=Verdict.INCOMPLETE, link=_link("incomplete")),
        ChartItem(label="Cần xem lại", value=0, verdict=Verdict.REVIEW),
        ChartItem(label="Không đủ điều kiện", value=1, verdict=Verdict.INELIGIBLE, link=_link("ineligible")),
    ),
    description="1.200 sáng kiến đủ điều kiện, 600 cần bổ sung, 1 không đủ điều kiện.",
)
QUOTAS = Chart(
    kind=ChartKind.PROGRESS,
    title="Chỉ tiêu",
    items=(
        ChartItem(label="Giai đoạn 1", value=12, target=20, caption="Còn thiếu 8 sáng kiến", link=_link("all")),
        ChartItem(label="Cả chương trình", value=50, target=40, caption="Đã đạt"),
        ChartItem(label="Chưa có chỉ tiêu", value=0, target=0),
    ),
    description="Giai đoạn 1 có 12 trên 20.",
)


def _view(qtbot: QtBot, chart: Chart) -> tuple[ChartView, list[Link]]:
    view = ChartView(chart)
    qtbot.addWidget(view)
    view.resize(500, view.sizeHint().height())
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    followed: list[Link] = []
    view.link_chosen.connect(followed.append)
    return view, followed


@pytest.mark.parametrize(
    ("chart", "names"),
    [
        (VERDICTS, ["Đủ điều kiện: 1.200", "Cần bổ sung: 600", "Cần xem lại: 0", "Không đủ điều kiện: 1"]),
        (
            QUOTAS,
            [
                "Giai đoạn 1: 12 trên 20, Còn thiếu 8 sáng kiến",
                "Cả chương trình: 50 trên 40, Đã đạt",
                "Chưa có chỉ tiêu: 0 trên 0",
            ],
        ),
    ],
)
def test_every_item_is_said(qtbot: QtBot, chart: Chart, names: list[str]) -> None:
    """The chart as one sentence, and each of its items."""
    view, _followed = _view(qtbot, chart)
    assert (view.accessibleName(), view.accessibleDescription()) == (chart.title, chart.description)
    assert [bar.accessibleName() for bar in view.bars] == names


def test_a_click_follows_the_item(qtbot: QtBot) -> None:
    """One that leads nowhere does nothing."""
    view, followed = _view(qtbot, VERDICTS)
    for place in (1, 2):
        QTest.mouseClick(view.bars[place], Qt.MouseButton.LeftButton)
    assert followed == [_link("incomplete")]


def test_keys_go_through_what_leads_somewhere(qtbot: QtBot) -> None:
    """Tab comes in, arrows go on past what leads nowhere, Enter and the space bar follow."""
    view, followed = _view(qtbot, VERDICTS)
    view.bars[0].setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(view.focusWidget(), key)
    assert followed == [_link("ineligible"), _link("ineligible")]
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Left)
    assert view.bars[1].hasFocus()


def test_another_chart_keeps_the_focus_in_its_place(qtbot: QtBot) -> None:
    """Its figures are new while an officer stands on it."""
    view, _followed = _view(qtbot, VERDICTS)
    view.bars[1].setFocus()
    view.show_chart(VERDICTS)
    assert view.bars[1].hasFocus()
    view.show_chart(QUOTAS)
    assert len(view.bars) == 3


def _colours(view: ChartView, place: int) -> Counter[str]:
    image = view.bars[place].grab().toImage()
    return Counter(
        QColor(image.pixel(x, y)).name().upper() for x in range(image.width()) for y in range(image.height())
    )


def test_bars_are_as_long_as_their_values(qtbot: QtBot) -> None:
    """Half the value is half the bar; one of a thousand is still seen, none is not."""
    view, _followed = _view(qtbot, VERDICTS)
    colours = current_palette()
    full, half, one = (
        _colours(view, place)[colour]
        for place, colour in ((0, colours.eligible), (1, colours.incomplete), (3, colours.ineligible))
    )
    assert 0.4 * full < half < 0.6 * full
    assert 0 < one < half
    assert _colours(view, 2)[colours.review] < one + 200


def test_a_reached_target_is_drawn_in_another_colour(qtbot: QtBot) -> None:
    """And said in words; without a target and value the bar is empty."""
    view, _followed = _view(qtbot, QUOTAS)
    colours = current_palette()
    assert _colours(view, 0)[colours.accent] > 200 < _colours(view, 1)[colours.eligible]
    assert _colours(view, 2)[colours.eligible] == 0


@pytest.mark.parametrize("chart", [VERDICTS, QUOTAS])
def test_its_height_is_that_of_its_content(qtbot: QtBot, chart: Chart) -> None:
    """Nothing is cut off, nothing stretched."""
    view, _followed = _view(qtbot, chart)
    assert all(bar.height() == bar.sizeHint().height() for bar in view.bars)
    assert view.rect().contains(view.bars[-1].geometry())
