"""The decision that a list came with, as the lines above it say."""

from datetime import date

import pytest

from desktop_app.domain.office_list import Answers
from desktop_app.importing.one_sheet.preamble import said_above

DAY = date(2022, 2, 18)
NOTHING = ("", None, "")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], NOTHING),
        (["DANH SÁCH SÁNG KIẾN NĂM 2022"], NOTHING),
        (
            ["(Kèm theo Quyết định số 45/QĐ-SNV ngày 18/02/2022 của Sở Nội vụ tỉnh Yên Bái)"],
            ("45/QĐ-SNV", DAY, "Sở Nội vụ tỉnh Yên Bái"),
        ),
        (
            ["DANH SÁCH", "Ban hành kèm theo Quyết định số: 45/QĐ-UBND, ngày 18 tháng 02 năm 2022 của UBND tỉnh"],
            ("45/QĐ-UBND", DAY, "UBND tỉnh"),
        ),
        (
            ["(KÈM THEO QUYẾT ĐỊNH SỐ 45/QĐ-SNV NGÀY 18.2.2022 CỦA GIÁM ĐỐC SỞ NỘI VỤ)"],
            ("45/QĐ-SNV", DAY, "GIÁM ĐỐC SỞ NỘI VỤ"),
        ),
        (["(Kèm theo Quyết định số 45 /QĐ-SNV ngày 18-02-2022", "của Sở Nội vụ)"], ("45/QĐ-SNV", DAY, "Sở Nội vụ")),
        (["Theo QĐ 45-QĐ/CĐ của Công đoàn ngành ngày 18/2/2022"], ("45-QĐ/CĐ", DAY, "Công đoàn ngành")),
        (
            ["Quyết định số 45/QĐ-SNV ngày 18/02/2022 của Giám đốc Sở Nội vụ về việc công nhận sáng kiến"],
            ("45/QĐ-SNV", DAY, "Giám đốc Sở Nội vụ"),
        ),
        (
            ["Quyết định số 45/QĐ-SNV ngày 18/02/2022 của Sở Nội vụ, công nhận sáng kiến"],
            ("45/QĐ-SNV", DAY, "Sở Nội vụ"),
        ),
        (["Quyết định số 45/QĐ-SNV ngày 18/02/2022 của Sở Nội vụ."], ("45/QĐ-SNV", DAY, "Sở Nội vụ")),
        (["Kèm theo Quyết định số 45/QĐ-SNV."], ("45/QĐ-SNV", None, "")),
        (["Kèm theo Quyết định số 45/QĐ-SNV của Sở Nội vụ"], ("45/QĐ-SNV", None, "Sở Nội vụ")),
        (["Quyết định số 45/QĐ-SNV ngày 31/02/2022 của Sở Nội vụ"], ("45/QĐ-SNV", None, "Sở Nội vụ")),
        (["Quyết định số 45/QĐ-SNV ngày 18/02/22 của Sở Nội vụ"], ("45/QĐ-SNV", None, "Sở Nội vụ")),
        (["Quyết định số      /QĐ-SNV ngày   /02/2022 của Sở Nội vụ"], NOTHING),
        (["Kèm theo Quyết định số .../QĐ-SNV ngày ... tháng 02 năm 2022"], NOTHING),
        (["Kèm theo Công văn số 45/SNV-TC ngày 18/02/2022 của Sở Nội vụ"], NOTHING),
        (["Căn cứ Quyết định số 45/QĐ-SNV ngày 18/02/2022 của Sở Nội vụ"], NOTHING),
        (
            ["Căn cứ Quyết định số 1/QĐ-UBND ngày 01/01/2020", "Kèm theo Quyết định số 45/QĐ-SNV ngày 18/02/2022"],
            ("45/QĐ-SNV", DAY, ""),
        ),
        (["Kèm theo Quyết định số 1/QĐ-A", "Kèm theo Quyết định số 2/QĐ-A"], NOTHING),
        (["Quyết định số 1/QĐ-A ngày 18/02/2022", "Quyết định số 1/qđ-a của Sở A"], ("1/QĐ-A", DAY, "Sở A")),
        (["Quyết định số 1/QĐ-A ngày 18/02/2022", "Quyết định số 1/QĐ-A ngày 19/02/2022"], ("1/QĐ-A", None, "")),
        (["Quyết định số 1/QĐ-A của " + "x" * 151], ("1/QĐ-A", None, "")),
        (["Số: 45/BC-SNV", "Yên Bái, ngày 18 tháng 02 năm 2022"], NOTHING),
    ],
)
def test_decision_above_a_list(lines: list[str], said: tuple[str, date | None, str]) -> None:
    number, day, authority = said
    assert said_above(lines) == Answers(decision_number=number, decision_date=day, decision_authority=authority)
