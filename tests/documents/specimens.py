"""One ordinary specimen of every paper, for the tests that hold for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop_app.documents.content import Document
from desktop_app.documents.papers import check_report, contents_list, proposal, summary_table
from desktop_app.domain.kinds import SigningAuthority, UnitLevel
from desktop_app.domain.submission import Marks
from tests.documents.build import BINH_DINH, CODE, MARKS, YEN_BAI, dossier, entries, report

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
SPECIMENS: Mapping[str, Callable[[], Document]] = {
    f"to-trinh-{YEN_BAI}": lambda: proposal(dossier(), MARKS, CODE),
    f"to-trinh-{BINH_DINH}": lambda: proposal(dossier(**DISTRICT), Marks(), CODE),
    f"tong-hop-{YEN_BAI}": lambda: summary_table(dossier(count=6), MARKS),
    f"tong-hop-{BINH_DINH}": lambda: summary_table(dossier(count=2, **DISTRICT), Marks()),
    "muc-luc": lambda: contents_list(dossier(), MARKS, entries()),
    "phieu-kiem-tra": lambda: check_report(replace(report(), cases=report().cases * 2)),
}
"""By name of its reference in `tests/data/golden`."""
