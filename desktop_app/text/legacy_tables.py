"""The two legacy encodings of Vietnamese, as they look when their bytes are read as Latin-1.

TCVN3 (fonts .VnTime …): the lower-case half of TCVN 5712:1993 VN3 and seven capitals. VNI (fonts VNI-Times
…): a vowel followed by the letter that stands for its marks.
"""

from typing import Final

TCVN3: Final[dict[str, str]] = {
    chr(code): letter
    for first, letters in (
        (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
        (0xB5, "àảãáạ"),
        (0xBB, "ằẳẵắ"),
        (0xC6, "ặầẩẫấậè"),
        (0xCE, "ẻẽéẹềểễếệìỉ"),
        (0xDC, "ĩíịò"),
        (0xE1, "ỏõóọồổỗốộờởỡớợù"),
        (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    )
    for code, letter in enumerate(letters, start=first)
}


def _vni() -> dict[str, str]:
    """Return the pairs and single letters of VNI, lower case and capitals."""
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}
    for base, marks, letters in (
        ("a", "øûõùï", "àảãáạ"),
        ("a", "êèúüéë", "ăằẳẵắặ"),
        ("a", "âàåãáä", "âầẩẫấậ"),
        ("e", "øûõùï", "èẻẽéẹ"),
        ("e", "âàåãáä", "êềểễếệ"),
        ("o", "øûõùï", "òỏõóọ"),
        ("o", "âàåãáä", "ôồổỗốộ"),
        ("ô", "øûõùï", "ờởỡớợ"),
        ("u", "øûõùï", "ùủũúụ"),
        ("ö", "øûõùï", "ừửữứự"),
        ("y", "øûõù", "ỳỷỹý"),
    ):
        table |= {base + mark: letter for mark, letter in zip(marks, letters, strict=True)}
    return table | {written.upper(): letter.upper() for written, letter in table.items()}


VNI: Final[dict[str, str]] = _vni()
