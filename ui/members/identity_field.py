"""The identity number's field, from where it is kept for all forms."""

from ui.widgets.fields.identity import IdentityField

__all__ = ["IdentityField"]
