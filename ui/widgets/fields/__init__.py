"""The fields of every form."""

from ui.widgets.fields.base import Field
from ui.widgets.fields.choices import ChoiceField, YesNoField
from ui.widgets.fields.dates import DateField, PastDay
from ui.widgets.fields.identity import IdentityField
from ui.widgets.fields.numbers import IntegerField, MoneyField, ShareField
from ui.widgets.fields.phone import PhoneField
from ui.widgets.fields.typed import ListField, LongTextField, TextField

__all__ = [
    "ChoiceField",
    "DateField",
    "Field",
    "IdentityField",
    "IntegerField",
    "ListField",
    "LongTextField",
    "MoneyField",
    "PastDay",
    "PhoneField",
    "ShareField",
    "TextField",
    "YesNoField",
]
