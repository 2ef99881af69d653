"""The one error of programme files: what is wrong, where, and what to do."""

from desktop_app.domain.errors import InputError


def invalid(wrong: str, place: str = "") -> InputError:
    """Return the error for a programme file; `wrong` is a Vietnamese clause, `place` a key path."""
    where = f", ở mục “{place}”" if place else ""
    return InputError(
        "programme-invalid",
        f"Tệp chương trình không dùng được{where}: {wrong}; hãy sửa tệp hoặc xin lại tệp đúng rồi thêm lại.",
    )
