"""Small one-sheet lists for tests, and the whole way from rows to a plan."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.office_list import Answers
from desktop_app.domain.plan import Register
from desktop_app.importing.one_sheet.finding import FoundList, find_lists
from desktop_app.importing.one_sheet.planning import ListPlan, plan_list
from desktop_app.importing.one_sheet.proposal import propose
from desktop_app.importing.workbook_content import read_content
from tests.importing.books import book_bytes

Rows = Sequence[Sequence[object]]
HEADINGS = ("STT", "Họ và tên tác giả", "Năm sinh", "Tên sáng kiến", "Ngày áp dụng")


def found(rows: Rows, name: str = "Sheet1") -> FoundList:
    """Return the list that is found in a sheet of these rows."""
    return find_lists(read_content(book_bytes({name: rows}), "so.xlsx").sheets)[0]


def proposed(one: FoundList) -> dict[int, str]:
    """Return the proposed mapping."""
    return {column.index: column.proposed for column in propose(one) if column.proposed}


def planned(
    rows: Rows,
    register: Register | None = None,
    answers: Answers | None = None,
    mapping: Mapping[int, str] | None = None,
) -> ListPlan:
    """Return the plan of a list of these rows, with the mapping proposed unless another is given."""
    one = found(rows)
    return plan_list(one, mapping or proposed(one), answers or Answers(), register or Register())
