"""The content of the Tổng hợp tóm tắt sáng kiến, in the form's seven columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.content import Align, Column, Document, Row, Table, Title
from desktop_app.documents.phrases import author, date_phrase, number_and_symbol, signature, unit_name
from desktop_app.documents.wording import Form, Value
from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.initiative import Author, Initiative
from desktop_app.domain.kinds import ApplicationState, Paper
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_money

SUMMARY_FORM: Final = Form(
    Paper.SUMMARY_TABLE,
    sections=("Tên loại", "Chỉ dẫn kèm theo"),
    blanks=("ten_don_vi", "chuong_trinh", "ten_ngan_chuong_trinh", "so_van_ban", "ngay_van_ban", "dot"),
)


def summary_table(dossier: Dossier, marks: Marks, wording: str | None = None) -> Document:
    """Return the table that goes with the Tờ trình, one row for each initiative in the dossier's order.

    Source: the form at the end of the guideline of LĐLĐ tỉnh Bình Định, word for word; its three years are the
    programme's. Raises `InputError` for a wording with an error.
    """
    unit = dossier.unit
    text = SUMMARY_FORM.fill(dossier.programme.id, wording, annex_values(dossier, marks))
    title = Title(kind=" ".join(text["Tên loại"]), reference=" ".join(text["Chỉ dẫn kèm theo"]))
    return Document(
        title=title.kind,
        author=author(unit),
        stamp=dossier.checked_on,
        landscape=True,
        sample=unit.sample,
        blocks=(
            title,
            Table(
                _columns(dossier.programme.dossier.award_years), _Rows(dossier.cases, _years(dossier)), long_rows=True
            ),
            signature(unit, marks, "(Ký tên, đóng dấu)"),
        ),
    )


def annex_values(dossier: Dossier, marks: Marks) -> dict[str, Value]:
    """Return the blanks by which an annex says which Tờ trình it belongs to."""
    return {
        "ten_don_vi": unit_name(dossier.unit),
        "chuong_trinh": dossier.programme.title,
        "ten_ngan_chuong_trinh": dossier.programme.short_title,
        "so_van_ban": number_and_symbol(dossier.unit, marks),
        "ngay_van_ban": date_phrase(marks.dated_on),
        "dot": str(dossier.serial),
    }


def _columns(years: tuple[int, int, int]) -> tuple[Column, ...]:
    return (
        Column("TT", 10, Align.CENTRE),
        Column("Họ và tên, năm sinh, chức vụ, đơn vị công tác, số điện thoại liên hệ", 42),
        Column("Tên sáng kiến", 33),
        Column("Thời gian áp dụng", 23, Align.CENTRE),
        Column("Tóm tắt nội dung sáng kiến", 73),
        Column("Hiệu quả sáng kiến, giá trị làm lợi, phạm vi ứng dụng", 38),
        Column(
            f"Các danh hiệu thi đua, hình thức khen thưởng cá nhân trong 03 năm ({min(years)}-{max(years)})",
            33,
        ),
    )


def _years(dossier: Dossier) -> frozenset[int]:
    return frozenset(dossier.programme.dossier.award_years)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The table's rows, made one after another."""

    cases: tuple[AssessedCase, ...]
    years: frozenset[int]

    def __iter__(self) -> Iterator[Row]:
        for number, item in enumerate(self.cases, start=1):
            yield _row(number, item.case, self.years)


def _row(number: int, case: Case, years: frozenset[int]) -> Row:
    initiative = case.initiative
    return (
        str(number),
        _people(case),
        printable(initiative.title),
        _applied(initiative),
        printable(initiative.summary),
        _effect(initiative),
        _awards(case.author, years),
    )


def _people(case: Case) -> str:
    forward = case.author
    if forward is None:
        return "\n".join(printable_line(each.person.full_name) for each in case.authors)
    person = forward.person
    others = [printable_line(each.person.full_name) for each in case.authors if each is not forward]
    return _lines(
        person.full_name,
        f"Sinh năm {person.birth_year}" if person.birth_year else "",
        person.position,
        person.workplace,
        f"Điện thoại: {person.phone}" if person.phone else "",
        f"Đồng tác giả: {', '.join(others)}" if others else "",
    )


def _applied(initiative: Initiative) -> str:
    if initiative.application_state is ApplicationState.TRIAL:
        day = initiative.trial_on or initiative.applied_on
        return f"Áp dụng thử từ {format_date(day)}" if day else "Áp dụng thử"
    return format_date(initiative.applied_on) if initiative.applied_on else ""


def _effect(initiative: Initiative) -> str:
    amount = initiative.benefit_amount
    return _lines(
        initiative.benefit_text,
        f"Giá trị làm lợi: {format_money(amount)} đồng" if amount else "",
        f"Phạm vi ứng dụng: {initiative.scope}" if initiative.scope else "",
    )


def _awards(forward: Author | None, years: frozenset[int]) -> str:
    awards = sorted(award for award in forward.person.awards if award.year in years) if forward else []
    return _lines(*(f"{award.year}: {award.title}" for award in awards))


def _lines(*parts: str) -> str:
    return "\n".join(printable(part) for part in parts if part)
