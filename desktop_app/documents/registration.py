"""The registration of initiatives before they are applied (B IV.1): the form of one, and the list of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.documents.characters import printable, printable_line
from desktop_app.documents.content import Align, Column, Document, Paragraph, Role, Row, Signature, Table
from desktop_app.documents.letter import COMMON, common_values, document, personal_mark, title_of
from desktop_app.documents.phrases import signature
from desktop_app.documents.wording import Form
from desktop_app.domain.case import AssessedCase, Case
from desktop_app.domain.initiative import Author, Initiative
from desktop_app.domain.kinds import Paper
from desktop_app.domain.office_papers import OfficeFacts
from desktop_app.domain.person import Person
from desktop_app.domain.programme import Programme
from desktop_app.text.dates import format_date
from desktop_app.text.numbers import format_percent

REGISTRATION_FORM_FORM: Final = Form(
    Paper.REGISTRATION_FORM, sections=("Tên loại", "Trích yếu", "Kính gửi", "Cam đoan"), blanks=COMMON
)
REGISTRATION_LIST_FORM: Final = Form(
    Paper.REGISTRATION_LIST, sections=("Tên loại", "Trích yếu", "Chỉ dẫn kèm theo"), blanks=COMMON
)
_FORM_COLUMNS: Final = (Column("Nội dung", 62), Column("Phần đăng ký", 103))
_LIST_COLUMNS: Final = (
    Column("TT", 11, Align.CENTRE),
    Column("Mã", 18),
    Column("Tên sáng kiến", 68),
    Column("Tác giả", 45),
    Column("Đơn vị công tác", 42),
    Column("Lĩnh vực", 34),
    Column("Tình trạng", 34),
)
_WRITE_LINE: Final = "…" * 22
_WRITE_HERE: Final = "\n".join([_WRITE_LINE] * 3)
_CONTENT: Final = "Nội dung giải pháp"
_EFFECT: Final = "Hiệu quả dự kiến hoặc đã đạt"
_LONG: Final = (_CONTENT, _EFFECT)
_DECLARATIONS: Final = (
    ("novel", "Sáng kiến có tính mới trong phạm vi cơ quan, đơn vị", "novel"),
    ("public-order", "Nội dung trái với trật tự công cộng hoặc đạo đức xã hội", "contrary_to_order"),
    ("ip-protection", "Đang được bảo hộ quyền sở hữu trí tuệ", "ip_protected"),
    ("complaint", "Có khiếu nại về nội dung, kết quả sáng kiến", "complaint"),
    ("authorship-dispute", "Có tranh chấp về quyền tác giả", "dispute"),
)
"""Rule that asks, what is declared, and the field of the participation."""


def registration_form(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the form for one initiative, filled as far as it is known; without one, empty."""
    report = facts.report
    text = REGISTRATION_FORM_FORM.fill(report.programme.id, wording, common_values(facts))
    case = facts.cases[0].case if facts.cases else None
    title = title_of(text)
    return document(
        facts,
        title,
        (
            title,
            *(Paragraph(line, Role.ADDRESSEE) for line in text["Kính gửi"]),
            Table(_FORM_COLUMNS, tuple(_form_rows(case, report.programme)), long_rows=True),
            *(Paragraph(line, Role.AFTER_TABLE) for line in text["Cam đoan"]),
            Signature(authority="", title="NGƯỜI ĐĂNG KÝ", name=_WRITE_LINE[:12], note="(Ký, ghi rõ họ tên)"),
        ),
    )


def _form_rows(case: Case | None, programme: Programme) -> Iterator[Row]:
    author = case.author if case else None
    others = () if case is None else tuple(one for one in case.authors if one is not author)
    facts = [
        *_person_facts(author.person if author else None),
        ("Đồng tác giả, tỷ lệ đóng góp", "; ".join(map(_named, others))),
    ]
    facts += _initiative_facts(case.initiative if case else None)
    for number, (label, value) in enumerate(facts, start=1):
        yield f"{number}. {label}", printable(value) or (_WRITE_HERE if label in _LONG else _WRITE_LINE)
    asked = [(said, field) for rule, said, field in _DECLARATIONS if rule in programme.rules]
    for number, (said, field) in enumerate(asked, start=len(facts) + 1):
        yield f"{number}. {said}", _answer(getattr(case.participation, field) if case else None)
    yield f"{len(facts) + len(asked) + 1}. Ý kiến của Tổ hỗ trợ sáng kiến, công đoàn", _WRITE_HERE


def _person_facts(person: Person | None) -> Iterator[tuple[str, str]]:
    born = format_date(person.birth_date) if person and person.birth_date else _of(person, "birth_year")
    yield "Họ và tên người đăng ký", _of(person, "full_name")
    yield "Ngày, tháng, năm sinh", born
    yield "Chức vụ, công việc", _of(person, "position")
    yield "Đơn vị công tác", _of(person, "workplace")
    yield "Số điện thoại", _of(person, "phone")


def _initiative_facts(initiative: Initiative | None) -> Iterator[tuple[str, str]]:
    kind = initiative.solution_type if initiative else None
    yield "Tên sáng kiến", _of(initiative, "title")
    yield "Loại giải pháp", kind.label if kind else ""
    yield "Lĩnh vực", _of(initiative, "work_field")
    yield _CONTENT, _of(initiative, "summary")
    yield _EFFECT, _of(initiative, "benefit_text")
    yield "Phạm vi áp dụng", _of(initiative, "scope")
    applied = initiative.applied_on if initiative else None
    yield "Thời gian áp dụng (dự kiến)", format_date(applied) if applied else ""


def _of(record: object, name: str) -> str:
    """A fact of a record as text, "" where there is none."""
    return str(getattr(record, name, None) or "")


def _named(author: Author) -> str:
    part = "" if author.share is None else f" ({format_percent(author.share)})"
    return f"{author.person.full_name}{part}"


def _answer(declared: bool | None) -> str:
    yes, no = ("■" if declared is chosen else "□" for chosen in (True, False))
    return f"{yes} Có\n{no} Không"


def registration_list(facts: OfficeFacts, wording: str | None = None) -> Document:
    """Return the list of the initiatives that are registered and not finished yet."""
    text = REGISTRATION_LIST_FORM.fill(facts.report.programme.id, wording, common_values(facts))
    title = title_of(text)
    blocks = (
        title,
        Table(_LIST_COLUMNS, _ListRows(facts.cases)),
        personal_mark(facts),
        signature(facts.report.unit, facts.marks),
    )
    return document(facts, title, blocks, landscape=True)


@dataclass(frozen=True, slots=True)
class _ListRows:
    """The list's rows, made one after another."""

    cases: tuple[AssessedCase, ...]

    def __iter__(self) -> Iterator[Row]:
        for number, item in enumerate(self.cases, start=1):
            initiative, people = item.case.initiative, [each.person for each in item.case.authors]
            places = dict.fromkeys(printable_line(person.workplace) for person in people if person.workplace)
            yield (
                str(number),
                printable_line(initiative.code),
                printable(initiative.title),
                "\n".join(printable_line(person.full_name) for person in people),
                "\n".join(places),
                printable(initiative.work_field),
                initiative.stage.label,
            )
