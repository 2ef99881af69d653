"""The content of the Tờ trình đề nghị xét chọn sáng kiến."""

from collections import Counter
from dataclasses import replace
from typing import Final

from desktop_app.documents.content import Addressees, Document, Paragraph, Role, Title
from desktop_app.documents.phrases import (
    addressees,
    author,
    closed,
    ended,
    joined,
    letterhead,
    number_and_symbol,
    signature,
    submitter,
    unit_name,
)
from desktop_app.documents.wording import Form, Value
from desktop_app.domain.kinds import Paper, SolutionType
from desktop_app.domain.papers import PaperCode
from desktop_app.domain.submission import Dossier, Marks
from desktop_app.text.numbers import format_money, money_words, padded

PROPOSAL_FORM: Final = Form(
    Paper.PROPOSAL,
    sections=("Tên loại", "Trích yếu", "Căn cứ", "Nội dung", "Nơi nhận"),
    blanks=(
        "ten_don_vi",
        "cong_doan_cap_tren",
        "chu_the",
        "noi_gui",
        "chuong_trinh",
        "ten_ngan_chuong_trinh",
        "cac_can_cu",
        "dot",
        "so_sang_kien",
        "so_tac_gia",
        "so_quyet_dinh",
        "gia_tri_lam_loi",
        "gia_tri_bang_chu",
        "khong_khieu_nai",
        "loai_giai_phap",
    ),
)


def proposal(dossier: Dossier, marks: Marks, code: PaperCode, wording: str | None = None) -> Document:
    """Return the Tờ trình of a submission; `wording` is the union's own text, None for the default.

    Numbers, dates and names not known yet leave blanks. Raises `InputError` for a wording with an error. Source:
    Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4.
    """
    unit = dossier.unit
    text = PROPOSAL_FORM.fill(dossier.programme.id, wording, _values(dossier))
    title = Title(kind=" ".join(text["Tên loại"]), subject=" ".join(text["Trích yếu"]))
    return Document(
        title=f"{title.kind} {title.subject}".strip(),
        author=author(unit),
        stamp=dossier.checked_on,
        sample=unit.sample,
        blocks=(
            letterhead(unit, marks.dated_on, number_and_symbol(unit, marks)),
            title,
            Addressees(addressees(unit, dossier.programme)),
            *(Paragraph(line, Role.GROUND) for line in ended(text["Căn cứ"])),
            *(Paragraph(line) for line in closed(text["Nội dung"])),
            replace(signature(unit, marks), recipients=text["Nơi nhận"], code=code),
        ),
    )


def _values(dossier: Dossier) -> dict[str, Value]:
    unit, programme = dossier.unit, dossier.programme
    names = addressees(unit, programme)
    cases = [item.case for item in dossier.cases]
    authors = {each.person.id for case in cases for each in case.authors}
    amount = sum(case.initiative.benefit_amount or 0 for case in cases)
    proofs = {part.file.sha256 for case in cases for part in case.evidence if part.file.sha256 is not None}
    return {
        "ten_don_vi": unit_name(unit),
        "cong_doan_cap_tren": unit.upper_name,
        "chu_the": submitter(unit),
        "noi_gui": joined(names),
        "chuong_trinh": programme.title,
        "ten_ngan_chuong_trinh": programme.short_title,
        "cac_can_cu": [ground.rstrip(" ;.") for ground in programme.grounds],
        "dot": str(dossier.serial),
        "so_sang_kien": padded(len(cases)),
        "so_tac_gia": padded(len(authors)) if authors else "",
        "so_quyet_dinh": padded(len(proofs)) if proofs else "",
        "gia_tri_lam_loi": format_money(amount) if amount else "",
        "gia_tri_bang_chu": money_words(amount) if amount else "",
        "khong_khieu_nai": all(
            case.participation.complaint is False and case.participation.dispute is False for case in cases
        ),
        "loai_giai_phap": _types(dossier),
    }


def _types(dossier: Dossier) -> str:
    """How many initiatives are of each type, in the guideline's order; nothing where one has no type."""
    counts = Counter(item.case.initiative.solution_type for item in dossier.cases)
    if None in counts:
        return ""
    return "; ".join(
        f"{padded(counts[kind])} {kind.label[:1].lower()}{kind.label[1:]}" for kind in SolutionType if counts[kind]
    )
