"""A PDF on screen: paging, zooming, the list of pages, and files that can't be shown."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import InputError
from desktop_app.domain.pages import PagePicture, PageSize
from tests.documents.test_preview import pdf
from ui.widgets.page_area import ZOOMS, Fit
from ui.widgets.page_column import GAP, PageColumn, fitting_scale
from ui.widgets.page_images import PageImages
from ui.widgets.pdf_view import PdfView

A4 = (595, 842)


@dataclass
class Drawn:
    """Pages that note what was drawn; the one at `broken` can't be."""

    count: int = 30
    broken: int = -1
    wished: list[tuple[int, float]] = field(default_factory=list)

    @property
    def sizes(self):
        return (PageSize(*A4),) * self.count

    def draw(self, number, scale):
        self.wished.append((number, scale))
        if number == self.broken:
            raise InputError("file-unreadable", "hỏng")
        width, height = round(A4[0] * scale), round(A4[1] * scale)
        return PagePicture(width, height, 4 * width, b"\x10" * (4 * width * height))

    def close(self):
        pass


@pytest.fixture
def view(qtbot, empty_desk):
    """A view in which a page is seen about whole."""
    made = PdfView(empty_desk)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def opened(qtbot, view, path):
    with qtbot.waitSignal(view.opened, timeout=8000):
        view.open(path)
    return view


def grown(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=8000)


def test_pages_stand_one_under_the_other():
    column = PageColumn([PageSize(100, 200), PageSize(200, 100)], 1.0, 300)
    assert column.place(0).getRect() == (100, GAP, 100, 200)
    assert column.place(1).getRect() == (50, 2 * GAP + 200, 200, 100)
    assert column.size == QSize(200 + 2 * GAP, 300 + 3 * GAP)
    assert [column.page_at(y) for y in (-5, 0, GAP, GAP + 211, GAP + 212, 9999)] == [0, 0, 0, 0, 1, 1]
    assert list(PageColumn().between(0, 100)) == []


@pytest.mark.parametrize(("whole", "scale"), [(False, 2.0), (True, 1.0)])
def test_the_scale_follows_the_room(whole, scale):
    room = QSize(200 + 2 * GAP, 200 + 2 * GAP)
    assert fitting_scale([PageSize(100, 200), PageSize(50, 50)], room, whole=whole) == scale


def test_a_file_is_shown_from_its_first_page(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 5))
    assert view.where.text() == "Trang 1/5"
    assert view.area.accessibleName() == "Trang 1/5"
    assert not view.back_button.isEnabled()
    assert view.on_button.isEnabled()
    qtbot.waitUntil(lambda: view.area.images.picture(0) is not None, timeout=8000)
    middle = view.area.viewport().rect().center()
    assert view.area.viewport().grab().toImage().pixelColor(middle) == QColor("white")


def test_keys_page_through(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 5))
    view.area.set_fit(Fit.PAGE)
    where = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(view.area, key)
        where.append(view.area.current)
    assert where == [1, 2, 1, 4, 0]
    assert view.list.currentIndex().row() == 0


def test_page_down_goes_on_by_what_is_seen(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 5))
    view.area.set_percent(200)
    bar = view.area.verticalScrollBar()
    QTest.keyClick(view.area, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.pageStep()
    assert view.area.current == 0


@pytest.mark.parametrize(
    ("key", "modifier", "percent"),
    [
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, 125),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, 75),
    ],
)
def test_keys_zoom(qtbot, view, tmp_path, key, modifier, percent):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", A4))
    view.area.set_percent(100)
    QTest.keyClick(view.area, key, modifier)
    assert view.area.percent == percent
    assert view.zoom_box.currentText() == f"{percent} %"
    QTest.keyClick(view.area, Qt.Key.Key_0, modifier)
    assert view.zoom_box.currentText() == "Vừa chiều rộng"


def test_the_scale_stays_within_its_limits(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", A4))
    for _ in range(12):
        view.larger_button.click()
    assert view.area.percent == ZOOMS[-1]
    assert not view.larger_button.isEnabled()
    for _ in range(12):
        view.smaller_button.click()
    assert view.area.percent == ZOOMS[0]
    assert not view.smaller_button.isEnabled()


def test_the_wheel_zooms_at_the_pointer_with_ctrl_alone(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 3))
    view.area.set_percent(100)
    view.area.verticalScrollBar().setValue(400)
    place = view.area.viewport().rect().center()
    for modifier, expected in ((Qt.KeyboardModifier.NoModifier, 100), (Qt.KeyboardModifier.ControlModifier, 125)):
        event = QWheelEvent(
            QPointF(place), QPointF(view.area.viewport().mapToGlobal(place)), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.area.viewport(), event)
        assert view.area.percent == expected


def test_what_is_looked_at_stays_when_the_scale_changes(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 9))
    view.area.set_percent(100)
    view.area.go_to(6)
    view.area.set_percent(200)
    assert view.area.current == 6
    view.resize(400, 500)
    assert view.area.current == 6


def test_the_list_leads_to_a_page_and_can_be_hidden(qtbot, view, empty_desk, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 5))
    view.list.setCurrentIndex(view.list.model().index(3, 0))
    assert view.area.current == 3
    view.list_button.click()
    assert not view.list.isVisible()
    assert PdfView(empty_desk).list_button.isChecked() is False


def test_small_pictures_come_for_the_pages_in_sight(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", *[A4] * 40))
    shown = Qt.ItemDataRole.DecorationRole
    model = view.list.model()
    qtbot.waitUntil(lambda: model.data(model.index(0, 0), shown) is not None, timeout=8000)
    assert model.data(model.index(39, 0), shown) is None
    view.list.scrollToBottom()
    qtbot.waitUntil(lambda: model.data(model.index(39, 0), shown) is not None, timeout=8000)


def test_a_damaged_file_is_told_in_its_place(qtbot, view, tmp_path):
    opened(qtbot, view, pdf(tmp_path / "a.pdf", A4))
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7")
    view.open(tmp_path / "hong.pdf")
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.message, timeout=8000)
    assert "hong.pdf" in view.message.text()
    assert not view.is_open
    assert not view.larger_button.isEnabled()


def test_the_last_file_asked_for_is_shown(qtbot, view, tmp_path):
    view.open(pdf(tmp_path / "a.pdf", A4))
    view.open(pdf(tmp_path / "b.pdf", A4, A4))
    qtbot.waitUntil(lambda: view.area.count == 2, timeout=8000)
    grown(qtbot, view._desk)
    assert view.path.name == "b.pdf"


def test_the_same_file_again_stays_at_its_page(qtbot, view, tmp_path):
    path = pdf(tmp_path / "a.pdf", *[A4] * 5)
    opened(qtbot, view, path)
    view.area.go_to(3)
    opened(qtbot, view, path)
    assert view.area.current == 3


def test_a_broken_page_says_so_and_the_others_are_drawn(qtbot, empty_desk):
    images = PageImages(empty_desk, empty_desk)
    images.show_pages(Drawn(broken=1))
    images.wish([0, 1, 2], [], 0.1)
    qtbot.waitUntil(lambda: images.picture(2) is not None, timeout=8000)
    assert [images.is_broken(number) for number in range(4)] == [False, True, False, False]


def test_memory_does_not_grow_while_paging(qtbot, empty_desk):
    page = round(A4[0]) * round(A4[1]) * 4
    images = PageImages(empty_desk, empty_desk, limit=4 * page)
    pages = Drawn(count=60)
    images.show_pages(pages)
    for number in range(0, 60, 2):
        images.wish([number, number + 1], [], 1.0)
        qtbot.waitUntil(lambda n=number: images.picture(n + 1) is not None, timeout=8000)
        assert images.size <= 4 * page
    assert len(pages.wished) == 60


def test_what_is_in_sight_is_kept_whatever_it_takes(qtbot, empty_desk):
    images = PageImages(empty_desk, empty_desk, limit=1)
    images.show_pages(Drawn())
    images.wish([0, 1], [2], 0.1)
    grown(qtbot, empty_desk)
    assert [images.picture(number) is not None for number in range(3)] == [True, True, False]


def test_a_page_is_never_drawn_larger_than_the_memory_allows(qtbot, empty_desk):
    pages = Drawn()
    images = PageImages(empty_desk, empty_desk)
    images.show_pages(pages)
    images.wish([0], [], 50.0)
    grown(qtbot, empty_desk)
    assert images.size <= 33 << 20
    images.wish([0], [], 50.0)
    grown(qtbot, empty_desk)
    assert len(pages.wished) == 1
