"""Pages to look at, from inside and outside."""

import pytest

from desktop_app.domain.errors import InputError
from desktop_app.services.preview import open_outside, open_paper
from tests.documents.test_preview import pdf


@pytest.mark.parametrize("opener", [open_paper, open_outside])
def test_pages_are_measured_and_drawn(tmp_path, opener):
    pages = opener(pdf(tmp_path / "a.pdf", (100, 200), (200, 100)))
    assert [size.width for size in pages.sizes] == [100, 200]
    assert pages.draw(1, 0.5).width == 100
    pages.close()


@pytest.mark.parametrize("opener", [open_paper, open_outside])
def test_trouble_is_one_sentence(tmp_path, opener):
    with pytest.raises(InputError, match="Không tìm thấy"):
        opener(tmp_path / "khong-co.pdf")
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-")
    with pytest.raises(InputError, match="hỏng"):
        opener(tmp_path / "hong.pdf")
