"""Write the workbook of rejected rows, laid out as it came, with what to mend in the last column."""

from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.plan import ImportPlan
from desktop_app.importing.columns import ERROR_HEADER, LAYOUTS, SheetKey
from desktop_app.importing.headers import header_key
from desktop_app.importing.xlsx import WorkbookFile, new_workbook, write_headers

_WIDTH: Final = 20
_ERROR_WIDTH: Final = 60


def write_rejected(plan: ImportPlan, path: Path, *, created: date, one_sheet: bool = False) -> None:
    """Write the rejected rows of a plan, to be mended and imported again; overwrites `path`.

    A full workbook needs the sheet of members or of initiatives to be read: without rows of either, an empty one is
    there; a list of `one_sheet` stands alone.
    """
    with new_workbook(path, created, sum(len(sheet.rows) for sheet in plan.rejected)) as file:
        file.describe("Các dòng bị trả lại khi nhập bảng tính", "Sửa theo cột Lỗi rồi nhập lại bảng tính này.")
        names = {header_key(sheet.name) for sheet in plan.rejected}
        for sheet in plan.rejected:
            page = file.book.add_worksheet(sheet.name)
            widths = [*[_WIDTH] * len(sheet.headers), _ERROR_WIDTH]
            write_headers(file, page, (*sheet.headers, ERROR_HEADER), widths)
            for number, (cells, message) in enumerate(sheet.rows, start=1):
                for column, value in enumerate(cells):
                    file.write(page, number, column, value)
                file.write(page, number, len(sheet.headers), message, file.error)
        if not one_sheet and not names & {header_key(SheetKey.PEOPLE), header_key(SheetKey.INITIATIVES)}:
            _add_empty_sheet(file, SheetKey.INITIATIVES)


def _add_empty_sheet(file: WorkbookFile, key: SheetKey) -> None:
    columns = LAYOUTS[key].columns
    page = file.book.add_worksheet(key.value)
    write_headers(file, page, [column.label for column in columns], [column.width for column in columns])
