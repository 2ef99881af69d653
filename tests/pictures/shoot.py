"""Takes the pictures of one size: opens the window on the sample data and goes through its screens."""

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.links import Screen
from desktop_app.services.first_run import make_sample
from tests.ui.stage import CONTEXT, Stage, Way, at
from ui.application import create_application
from ui.importing.panel import At
from ui.theme import apply_theme
from ui.tour.steps import STEPS

_SCHEMES: Final = {"sang": Qt.ColorScheme.Light, "toi": Qt.ColorScheme.Dark}
_UI_FONT: Final = "Liberation Sans"
SAMPLE: Final[dict[str, Way]] = {
    "tong-quan": Stage.overview,
    "doan-vien": Stage.members,
    "doan-vien-khong-thay": Stage.members_not_found,
    "doan-vien-dan": Stage.pasted_members,
    "sang-kien-du": Stage.sound_initiative,
    "sang-kien-can-xem": Stage.warned_initiative,
    "sang-kien-can-bo-sung": Stage.lacking_initiative,
    "sang-kien-tac-gia": Stage.author_details,
    "sang-kien-tim-tac-gia": Stage.person_picker,
    "sang-kien-quyet-dinh": Stage.new_decision,
    "sang-kien-khai-bao": partial(Stage.form_part, field="novel"),
    "sang-kien-cuoi-phieu": partial(Stage.form_part, field=""),
    "sang-kien-chon-tat-ca": Stage.all_chosen,
    "sang-kien-loi": Stage.trouble,
    "sang-kien-thuc-don": Stage.row_menu,
    "hoi-khai-bao": Stage.declarations,
    "hoi-quyet-dinh": Stage.decision,
    "hoi-ly-do": Stage.form_reason,
    "kiem-tra-ket-qua": partial(Stage.check, number=0),
    "kiem-tra-quy-tac": partial(Stage.check, number=1),
    "kiem-tra-tac-gia": partial(Stage.check, number=2),
    "kiem-tra-phieu": Stage.check_report,
    "kiem-tra-ly-do": Stage.check_reason,
    "ho-so-chon": partial(Stage.dossier_plan, tab=0),
    "ho-so-noi-nhan": partial(Stage.dossier_plan, tab=1),
    "ho-so-xem-truoc": partial(Stage.dossier_plan, tab=2),
    "ho-so": partial(Stage.dossier, tab=0),
    "ho-so-so-ngay": partial(Stage.dossier, tab=1),
    "ho-so-thay-doi": partial(Stage.dossier, tab=2),
    "ho-so-xoa": Stage.dossier_delete,
    "ho-so-chua-dong": Stage.dossier_unbound,
    "gui-ho-so": Stage.sending,
    "gui-thu": Stage.sending_texts,
    "gui-giay-giao-nhan": Stage.sending_papers,
    "gui-ghi-so": Stage.sending_line,
    "cong": Stage.portal,
    "cong-cuoi": Stage.portal_end,
    "cong-dai-chep": Stage.portal_strip,
    "cong-ghi-da-nop": Stage.portal_submitted,
    "bao-cao": Stage.reports,
    "bao-cao-khoang-ngay": Stage.report_days,
    "bao-cao-van-ban": Stage.report_pages,
    "bao-cao-giay-to": Stage.report_office,
    "bao-cao-chi-tieu": Stage.report_targets,
    "thiet-lap": Stage.settings,
    "sao-luu": Stage.settings_backups,
    "loi-van": Stage.wording,
    "khoi-phuc": Stage.restoring,
    "kiem-tra-du-lieu": Stage.doctor,
    "khong-mo-duoc": Stage.rescue,
    "nhat-ky": Stage.personal_log,
    "ra-soat": Stage.retention,
    "chuong-trinh": partial(Stage.programme, rule=""),
    "chuong-trinh-quy-tac": partial(Stage.programme, rule="recognised-author"),
    "chuong-trinh-tim": Stage.programme_found,
    "tro-giup": partial(Stage.help, chapter="initiatives"),
    "tro-giup-bang": partial(Stage.help, chapter="check"),
    "tro-giup-tim": Stage.help_found,
    "gioi-thieu": Stage.about,
    "tung-buoc-dau": partial(Stage.tour, step=0),
    "tung-buoc-sua": partial(Stage.tour, step=2),
    "tung-buoc-cuoi": partial(Stage.tour, step=len(STEPS)),
    "cau-hoi": Stage.question,
    "su-co": Stage.crash,
}
FRESH: Final[dict[str, Way]] = {
    "lan-dau-don-vi": partial(Stage.first_run, step=0),
    "lan-dau-chuong-trinh": partial(Stage.first_run, step=1),
    "lan-dau-danh-sach": partial(Stage.first_run, step=2),
    "trong-tong-quan": partial(Stage.empty, screen=Screen.OVERVIEW),
    "trong-doan-vien": partial(Stage.empty, screen=Screen.MEMBERS),
    "trong-sang-kien": partial(Stage.empty, screen=Screen.INITIATIVES),
    "trong-kiem-tra": partial(Stage.empty, screen=Screen.CHECK),
    "trong-ho-so": partial(Stage.empty, screen=Screen.DOSSIER),
    "trong-bao-cao": partial(Stage.empty, screen=Screen.REPORTS),
    "trong-cong": partial(Stage.empty, screen=Screen.PORTAL),
    "nhap-chon": partial(Stage.importing, step=At.SOURCE),
    "nhap-cac-cot": partial(Stage.importing, step=At.COLUMNS),
    "nhap-dieu-giong-nhau": partial(Stage.importing, step=At.ANSWERS),
    "nhap-xem-truoc": partial(Stage.importing, step=At.PREVIEW),
    "nhap-tro-giup": Stage.import_help,
    "nhap-xong": Stage.imported,
}


def in_our_font(app: QApplication) -> None:
    """Use the font that every PC with the tools of `dev.py` has, where it is there."""
    if _UI_FONT in QFontDatabase.families():
        app.setFont(QFont(_UI_FONT, app.font().pointSize()))


def main() -> None:
    """Take all pictures of one size into a folder."""
    folder, size = Path(sys.argv[1]), (int(sys.argv[2]), int(sys.argv[3]))
    app = create_application()
    in_our_font(app)
    with TemporaryDirectory(prefix="anh-") as name:
        home = Path(name)
        make_sample(home / "mau", CONTEXT, lambda *_: None)
        for scheme, kind in _SCHEMES.items():
            apply_theme(app, kind)
            (home / scheme).mkdir()
            _shoot(Stage(home / "mau", home / scheme, size), SAMPLE, folder, f"1%02d-%s-{scheme}.png")
            _shoot(Stage(home / scheme / "moi", home / scheme, size), FRESH, folder, f"2%02d-%s-{scheme}.png")


def _shoot(stage: Stage, ways: dict[str, Way], folder: Path, file: str) -> None:
    for number, (name, way) in enumerate(ways.items(), start=1):
        with at(stage, way) as widget:
            stage.settle()
            _keep(widget, folder / (file % (number, name)))
    stage.close_dialog()
    stage.close()


def _keep(widget: QWidget, file: Path) -> None:
    QApplication.processEvents()
    widget.grab().save(str(file))


if __name__ == "__main__":
    main()
