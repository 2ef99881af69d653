"""One ordinary specimen of every paper, for the tests that hold for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from desktop_app.documents.content import Document
from desktop_app.documents.kept_about import kept_about_paper
from desktop_app.documents.papers import (
    OFFICE_DOCUMENTS,
    SENDING_DOCUMENTS,
    check_report,
    contents_list,
    proposal,
    summary_table,
)
from desktop_app.domain.kinds import AuthorRole, Paper, SigningAuthority, UnitLevel
from desktop_app.domain.personal_data import LOGGED, BackupsKept, KeptAbout, KeptAuthorship, LogLine, NamingRevision
from desktop_app.domain.submission import Marks
from tests.documents.build import BINH_DINH, CODE, DAY, MARKS, UNIT, WAIVER, YEN_BAI, dossier, entries, person, report
from tests.documents.office import FORM, MONTHLY, WEEKLY
from tests.documents.sending import SAMPLE, SENT

DISTRICT = {
    "programme_id": BINH_DINH,
    "name": "Liên đoàn Lao động huyện Phú Sơn",
    "upper_name": "Liên đoàn Lao động tỉnh Bình Định",
    "level": UnitLevel.UPPER,
    "place": "Phú Sơn",
    "symbol": "",
    "authority": SigningAuthority.STANDING_COMMITTEE,
    "signer_title": "Phó Chủ tịch",
    "signer_name": "",
    "addressees": ("Ban Thường vụ Liên đoàn Lao động tỉnh Bình Định", "Ban Chính sách - Pháp luật"),
    "sample": True,
}
OFFICE_FACTS = {
    "bao-cao-tuan": (Paper.PROGRESS_REPORT, WEEKLY),
    "bao-cao-co-so": (Paper.PROGRESS_REPORT, MONTHLY),
    "phu-luc-bao-cao": (Paper.PROGRESS_TABLE, WEEKLY),
    "ke-hoach": (Paper.PLAN, MONTHLY),
    "dang-ky-chi-tieu": (Paper.TARGETS, WEEKLY),
    "quyet-dinh-to-ho-tro": (Paper.SUPPORT_TEAM, MONTHLY),
    "phieu-dang-ky": (Paper.REGISTRATION_FORM, FORM),
    "phieu-dang-ky-trong": (Paper.REGISTRATION_FORM, replace(FORM, cases=())),
    "danh-sach-dang-ky": (Paper.REGISTRATION_LIST, FORM),
    "danh-sach-doan-vien": (Paper.AUTHOR_LIST, MONTHLY),
    "so-theo-doi": (Paper.REGISTER, MONTHLY),
    "nhan-ho-so": (Paper.FOLDER_LABELS, MONTHLY),
}
"""Papers that a union makes on its own: which one, from which facts."""

SENDING_FACTS = {
    "giay-giao-nhan": (Paper.DELIVERY_NOTE, SENT),
    "giay-giao-nhan-mau": (Paper.DELIVERY_NOTE, SAMPLE),
    "nhan-phong-bi": (Paper.ENVELOPE_LABEL, SENT),
    "thu-va-tin-nhan": (Paper.SENDING_MESSAGE, SENT),
    "thu-va-tin-nhan-mau": (Paper.SENDING_MESSAGE, SAMPLE),
}
"""Papers that go along when a dossier is sent: which one, from which facts."""

KEPT = KeptAbout(
    unit=replace(UNIT, officer_in_charge="Lê Minh Châu, Ủy viên Ban Chấp hành"),
    person=person("Nguyễn Thị Minh Khai"),
    on=DAY,
    initiatives=(
        KeptAuthorship(code="SK001", title="Sổ theo dõi hồ sơ", share=6000, role=AuthorRole.LEADER, put_forward=True),
    ),
    revisions=(
        NamingRevision(submission_id=UUID(int=1), programme="01 triệu sáng kiến", serial=1, number=2, made_on=DAY),
    ),
    drafts=("Số điện thoại",),
    backups=BackupsKept(count=3, first=date(2022, 4, 1), last=DAY, elsewhere=True),
    log=tuple(
        LogLine(sequence=number, at=WAIVER.at, user="Phạm Thu Hà", kind=kind) for number, kind in enumerate(LOGGED)
    ),
)
"""All that is kept about one person, with more events than are printed."""

SPECIMENS: Mapping[str, Callable[[], Document]] = {
    f"to-trinh-{YEN_BAI}": lambda: proposal(dossier(), MARKS, CODE),
    f"to-trinh-{BINH_DINH}": lambda: proposal(dossier(**DISTRICT), Marks(), CODE),
    f"tong-hop-{YEN_BAI}": lambda: summary_table(dossier(count=6), MARKS),
    f"tong-hop-{BINH_DINH}": lambda: summary_table(dossier(count=2, **DISTRICT), Marks()),
    "muc-luc": lambda: contents_list(dossier(), MARKS, entries()),
    "thong-tin-luu-giu": lambda: kept_about_paper(KEPT),
    "phieu-kiem-tra": lambda: check_report(replace(report(), cases=report().cases * 2)),
    **{name: partial(OFFICE_DOCUMENTS[paper], facts, None) for name, (paper, facts) in OFFICE_FACTS.items()},
    **{name: partial(SENDING_DOCUMENTS[paper], facts, None) for name, (paper, facts) in SENDING_FACTS.items()},
}
"""By name of its reference in `tests/data/golden`."""
