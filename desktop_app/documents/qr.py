"""The QR code of the code on paper."""

import io
from typing import Final

QUIET_ZONE: Final = 4
"""Empty modules around the code (ISO/IEC 18004)."""


def qr_matrix(payload: str) -> list[list[bool]]:
    """Return the code's modules row by row, True for dark, without the quiet zone."""
    import segno

    return [[bool(module) for module in row] for row in segno.make_qr(payload, error="m").matrix]


def qr_png(payload: str) -> bytes:
    """Return the code as a PNG picture with its quiet zone, the same bytes for the same payload."""
    import segno

    picture = io.BytesIO()
    segno.make_qr(payload, error="m").save(picture, kind="png", scale=8, border=QUIET_ZONE)
    return picture.getvalue()
