"""Spaces between paragraphs of a PDF, as word processors have them: the larger of two, none at a page's top."""

import pytest

from desktop_app.documents.content import Document, Figure, Paragraph, Role
from desktop_app.documents.layout import MARGIN_TOP, ROLE_STYLES
from desktop_app.domain.chart import Chart, ChartItem, ChartKind
from desktop_app.domain.kinds import PaperFormat
from tests.documents.build import DAY
from tests.documents.measure import Pdf
from tests.documents.read import written


def measured(folder, *paragraphs):
    """The lines of a PDF of these paragraphs."""
    document = Document(title="x", author="x", stamp=DAY, blocks=paragraphs)
    return Pdf(written(document, PaperFormat.PDF, folder)).lines


@pytest.mark.parametrize(
    ("upper", "lower", "space"),
    [
        (Role.BODY, Role.BODY, 6),
        (Role.BODY, Role.HEADING, 6),
        (Role.HEADING, Role.BODY, 6),
        (Role.BODY, Role.AFTER_TABLE, 8),
        (Role.AFTER_TABLE, Role.AFTER_TABLE, 8),
        (Role.AFTER_TABLE, Role.BODY, 6),
        (Role.NOTE, Role.NOTE, 8),
        (Role.CENTRED, Role.CENTRED, 6),
    ],
)
def test_of_two_spaces_the_larger_one_counts(upper, lower, space, tmp_path):
    first, second = measured(tmp_path, Paragraph("một", upper), Paragraph("hai", lower))
    assert second.baseline - first.baseline == pytest.approx(ROLE_STYLES[lower].leading + space, abs=0.1)


@pytest.mark.parametrize(("notes", "page"), [(0, 1), (10, 1), (14, 2)])
def test_a_chart_stands_where_it_fits_without_the_space_after_it(notes, page, tmp_path):
    """Thirty paragraphs, some a little higher: room for the chart and the space after it, for it alone, for neither."""
    items = tuple(ChartItem(label=label, value=1) for label in "ab")
    chart = Figure(Chart(kind=ChartKind.BARS, title="Tên", items=items, description=""))
    roles = [Role.BODY] * (30 - notes) + [Role.NOTE] * notes
    found = measured(tmp_path, *(Paragraph("x", role) for role in roles), chart)
    assert [line.page for line in found if line.text in ("Tên", "b")] == [page, page]


@pytest.mark.parametrize("role", [Role.HEADING, Role.NOTE, Role.AFTER_TABLE])
def test_a_page_gone_on_to_begins_without_space(role, tmp_path):
    lines = measured(tmp_path, *(Paragraph("x", Role.BODY) for _ in range(33)), *(Paragraph("y", role),) * 3)
    first, *_ = (line for line in lines if line.page == 2 and line.text == "y")
    assert first.top == pytest.approx(MARGIN_TOP, abs=3)
