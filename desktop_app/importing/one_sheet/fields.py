"""The fields that a column of a one-sheet list may stand for."""

from typing import Final

from desktop_app.domain.fields import AUTHOR_FIELDS, INITIATIVE_FIELDS, PERSON_FIELDS
from desktop_app.importing.columns import LAYOUTS, Column, SheetKey

AUTHOR_DETAILS: Final = "author_details"
AWARD_YEAR: Final = "award_year"
EFFECT: Final = "effect"
DECISION_DETAILS: Final = "decision_details"

OF_PERSON: Final = (
    "full_name", "birth_date", "sex", "position", "workplace", "phone", "identity_number", "member_code", "is_member",
    "group", "province", "awards",
)  # fmt: skip
OF_AUTHOR: Final = ("share", "role", "put_forward")
OF_INITIATIVE: Final = tuple(LAYOUTS[SheetKey.INITIATIVES].fields)
TEXTS: Final = ("summary", "benefit_text", "origin")
"""Fields that several columns may fill, one below the other."""

LIST_FIELDS: Final[dict[str, str]] = {
    "title": INITIATIVE_FIELDS["title"],
    "full_name": "Họ và tên tác giả",
    AUTHOR_DETAILS: "Họ tên, năm sinh, chức vụ, đơn vị, điện thoại (chung một ô)",
    "code": INITIATIVE_FIELDS["code"],
    **{name: PERSON_FIELDS[name] for name in OF_PERSON if name not in ("full_name", "awards")},
    **{name: AUTHOR_FIELDS[name] for name in OF_AUTHOR},
    "awards": PERSON_FIELDS["awards"],
    AWARD_YEAR: "Danh hiệu, khen thưởng của năm ghi ở tiêu đề cột",
    **{name: INITIATIVE_FIELDS[name] for name in OF_INITIATIVE if name not in ("code", "title")},
    EFFECT: "Hiệu quả, giá trị làm lợi, phạm vi (chung một ô)",
    DECISION_DETAILS: "Số và ngày quyết định (chung một ô)",
}
"""Fields that a column may stand for, with their Vietnamese labels, in the order to offer them."""

REQUIRED: Final = ("title", "full_name")
"""What a list can't go without; the combined column stands for the name too."""


def standard_column(field: str) -> Column:
    """Return the workbook's column of a field; a combined one is read as text."""
    for key in (SheetKey.INITIATIVES, SheetKey.PEOPLE, SheetKey.AUTHORS):
        if field in LAYOUTS[key].fields:
            return LAYOUTS[key].fields[field]
    whole = LAYOUTS[SheetKey.INITIATIVES].fields["summary"]
    return Column(field=field, label=LIST_FIELDS[field], convert=whole.convert)
