"""Vietnamese for Qt's own words: standard buttons, file dialogs, context menus, key names; dates and numbers too."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app.system.resources import resource


def install_translation(app: QCoreApplication) -> QTranslator:
    """Make Qt speak Vietnamese in this application, and write dates and numbers as Vietnamese do.

    Qt ships no Vietnamese; ours is `resources/translations/qtbase_vi.ts`, compiled by `pyside6-lrelease`.
    """
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    path = resource("translations", "qtbase_vi.qm")
    if not translator.load(str(path)):
        raise FileNotFoundError(path)
    app.installTranslator(translator)
    return translator
