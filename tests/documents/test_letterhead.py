"""The letterhead and what stands around it, with the longest real names and every way to sign: nothing collides."""

from itertools import combinations

import pytest

from desktop_app.documents.content import Letterhead
from desktop_app.documents.layout import MM, NATIONAL_MOTTO, NATIONAL_NAME
from desktop_app.documents.papers import proposal
from desktop_app.domain.kinds import PaperFormat, SigningAuthority
from tests.documents.build import BINH_DINH, CODE, MARKS, YEN_BAI, dossier
from tests.documents.measure import Docx, Pdf
from tests.documents.read import W, written

HCMC = "Liên đoàn Lao động Thành phố Hồ Chí Minh"
LONG = (
    "Công đoàn cơ sở Công ty Trách nhiệm hữu hạn một thành viên Tổng công ty Đầu tư Phát triển Đô thị và Khu công "
    "nghiệp số 8"
)
ONE = ("Ban Thường vụ Liên đoàn Lao động Thành phố Hồ Chí Minh (qua Ban Chính sách - Pháp luật và Quan hệ lao động)",)
THREE = (*ONE, "Ban Tổ chức Thành ủy Thành phố Hồ Chí Minh", "Hội đồng Sáng kiến Thành phố Hồ Chí Minh")
STANDING, EXECUTIVE = SigningAuthority.STANDING_COMMITTEE, SigningAuthority.EXECUTIVE_COMMITTEE
CASES = {
    "city": {"name": "Công đoàn cơ sở Sở Nội vụ", "upper_name": HCMC, "place": "Thành phố Hồ Chí Minh"},
    "city-itself": {"name": HCMC, "upper_name": "Tổng Liên đoàn Lao động Việt Nam", "place": "Thành phố Hồ Chí Minh"},
    "120-characters": {
        "name": LONG,
        "upper_name": f"Liên đoàn Lao động {LONG[16:]}",
        "place": "Phường Nguyễn Cư Trinh, Thành phố Hồ Chí Minh",
    },
    "no-upper": {"name": "Công đoàn cơ sở Sở Nội vụ", "upper_name": ""},
    "nothing-known": {"name": "", "upper_name": "", "place": "", "province": "", "signer_name": "", "signer_title": ""},
    "one-long-addressee": {"addressees": ONE},
    "three-addressees": {"addressees": THREE},
    "deputy": {"signer_title": "Phó Chủ tịch", "authority": STANDING},
    "deputy-with-kt": {"signer_title": "KT. Chủ tịch, Phó Chủ tịch", "authority": EXECUTIVE},
    "no-committee": {"authority": None},
    "long-title": {"signer_title": "Phó Chủ tịch phụ trách Ban Chính sách - Pháp luật và Quan hệ lao động"},
    "long-signer": {"signer_name": "Công Tằng Tôn Nữ Thị Bích Hằng Nguyễn Phúc Vĩnh Thụy Miên"},
}


def test_the_long_name_is_as_long_as_it_has_to_be():
    assert len(LONG) == 120


@pytest.mark.parametrize("programme_id", [YEN_BAI, BINH_DINH])
@pytest.mark.parametrize("case", CASES)
def test_nothing_collides_wraps_or_leaves_the_page(case, programme_id, tmp_path):
    document = proposal(dossier(programme_id=programme_id, **CASES[case]), MARKS, CODE)
    pdf = Pdf(written(document, PaperFormat.PDF, tmp_path))
    for one, other in combinations(pdf.lines, 2):
        apart = one.page != other.page or one.x1 <= other.x0 or other.x1 <= one.x0
        assert apart or abs(one.baseline - other.baseline) >= 0.9 * min(one.size, other.size), (one, other)
    for rule in pdf.rules:
        crossed = [
            line
            for line in pdf.lines
            if line.page == rule.page
            and line.x0 < rule.x1
            and rule.x0 < line.x1
            and line.baseline - 0.6 * line.size < rule.top < line.baseline
        ]
        assert crossed == []
    assert all(line.x0 >= 30 * MM - 0.3 and line.x1 <= 195 * MM + 0.3 for line in pdf.lines)


@pytest.mark.parametrize("case", CASES)
def test_nation_and_motto_stand_on_one_line_clear_of_the_union(case, tmp_path):
    document = proposal(dossier(**CASES[case]), MARKS, CODE)
    pdf = Pdf(written(document, PaperFormat.PDF, tmp_path))
    (nation,), (motto,) = pdf.find(NATIONAL_NAME), pdf.find(NATIONAL_MOTTO)
    head = next(block for block in document.blocks if isinstance(block, Letterhead))
    names = [line for text in (head.upper, head.own, head.number) if text for line in pdf.find(text)]
    assert max(line.x1 for line in names) < min(nation.x0, motto.x0) - 1 * MM
    assert pdf.rule_under(pdf.find(head.own)).x1 < pdf.rule_under([motto]).x0
    assert all(len(line.text.split()) > 1 for line in pdf.find(head.own)[:-1])


@pytest.mark.parametrize("case", CASES)
def test_a_word_processor_is_given_the_same_breaks_in_columns_that_hold_them(case, tmp_path):
    document = proposal(dossier(**CASES[case]), MARKS, CODE)
    pdf = Pdf(written(document, PaperFormat.PDF, tmp_path))
    docx = Docx(written(document, PaperFormat.DOCX, tmp_path))
    table = next(docx.body.iter(f"{W}tbl"))
    left, right = (int(column.get(f"{W}w")) / 20 for column in table.iter(f"{W}gridCol"))
    head = next(block for block in document.blocks if isinstance(block, Letterhead))
    for texts, room in (((head.upper, head.own, head.number), left), ((NATIONAL_NAME, head.place_and_date), right)):
        for text in filter(None, texts):
            lines = pdf.find(text)
            broken = next(item for item in docx.body.iter(f"{W}p") if docx.paragraph(item).text == text)
            assert len(list(broken.iter(f"{W}br"))) == len(lines) - 1
            assert max(line.width for line in lines) < room
    assert left + right == pytest.approx(165 * MM, abs=0.2)


def test_a_deputy_signs_on_behalf_of_the_body_without_kt(tmp_path):
    for case in ("deputy", "deputy-with-kt"):
        pdf = Pdf(written(proposal(dossier(**CASES[case]), MARKS, CODE), PaperFormat.PDF, tmp_path))
        body, title = (
            pdf.find("TM. BAN THƯỜNG VỤ" if case == "deputy" else "TM. BAN CHẤP HÀNH"),
            pdf.find("PHÓ CHỦ TỊCH"),
        )
        assert title[0].baseline > body[0].baseline
        assert not any("KT." in line.text for line in pdf.lines)
