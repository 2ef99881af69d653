"""Lines of text that lead somewhere."""

import pytest

from ui.widgets.link_button import LinkButton

TEXT = "SK001 · Số hóa & lưu trữ hồ sơ cán bộ của toàn cơ quan trong mười năm"


@pytest.mark.parametrize(("width", "told"), [(80, TEXT), (2000, "")])
def test_a_long_text_is_cut_on_screen_and_told_whole(qtbot, width, told):
    pressed = []
    button = LinkButton(TEXT, lambda: pressed.append(1), "arrow-right")
    qtbot.addWidget(button)
    button.resize(width, button.sizeHint().height())
    button.show()
    assert button.accessibleName() == TEXT
    assert button.toolTip() == told
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    button.click()
    assert pressed == [1]
