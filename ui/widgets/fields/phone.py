"""A phone number."""

from desktop_app.text.phones import clean_phone
from ui.widgets.fields.typed import TextField


class PhoneField(TextField):
    """A phone number, in digits from 0 once it is left."""

    def _read(self, text: str) -> str:
        return clean_phone(super()._read(text))
