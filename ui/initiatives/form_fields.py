"""The fields of the form: which there are, of which kind, and in which section they stand."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from desktop_app.domain.kinds import (
    ApplicationState,
    AuthorCategory,
    Block,
    Labelled,
    SolutionType,
    Stage,
    TechnicalForm,
    TopicLevel,
)
from desktop_app.domain.programme import Programme
from desktop_app.text.unicode import clean_line
from ui.initiatives.binding import DECLARATIONS, label_of
from ui.widgets.fields import ChoiceField, DateField, Field, LongTextField, MoneyField, TextField, YesNoField

CONTENT: Final = "Nội dung"
EFFECT: Final = "Áp dụng và hiệu quả"
AUTHORS: Final = "Tác giả"
RECOGNITION: Final = "Công nhận"
TOPIC: Final = "Đề tài"
DECLARED: Final = "Khai báo"
PROGRAMME: Final = "Chương trình"
FILES: Final = "Tệp đính kèm"
ORIGIN: Final = "Nguồn gốc và giới thiệu"
PORTAL: Final = "Cổng trực tuyến"

SECTIONS: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    CONTENT: (
        ("title", 2), ("code", 1), ("stage", 1), ("solution_type", 1), ("technical_form", 1), ("work_field", 1),
        ("summary", 2), ("portal_text", 2),
    ),
    EFFECT: (
        ("application_state", 1), ("applied_on", 1), ("trial_on", 1), ("benefit_amount", 1), ("scope", 2),
        ("benefit_text", 2),
    ),
    AUTHORS: (),
    RECOGNITION: (
        ("recognised", 2), ("decision", 2), ("recognised_by", 2), ("decision_number", 1), ("decision_date", 1),
    ),
    TOPIC: (("topic_level", 1), ("accepted_on", 1), ("effect_confirmed", 2)),
    DECLARED: (*((name, 1) for name in DECLARATIONS), ("declared_on", 1)),
    PROGRAMME: (("block", 1), ("category", 1), ("national_award", 2)),
    FILES: (("link", 2),),
    ORIGIN: (("origin", 2), ("publication_link", 1), ("published_on", 1)),
    PORTAL: (("portal_on", 1), ("portal_code", 1), ("portal_account", 1)),
}  # fmt: skip
"""The fields of each section in order, with the columns they take of two."""


class LineField(LongTextField):
    """One line of text that is shown whole, over several where it is long."""

    def _read(self, text: str) -> str:
        return clean_line(text)


def options(kinds: Sequence[Labelled]) -> list[tuple[Labelled, str]]:
    """The entries of a closed list."""
    return [(kind, kind.label) for kind in kinds]


def block_options(programme: Programme | None) -> list[tuple[Block, str]]:
    """The two blocks as the programme words them."""
    labels = programme.block_labels if programme else {}
    return [(block, labels.get(block, block.label)) for block in Block]


def type_options(programme: Programme | None) -> list[tuple[Labelled, str]]:
    """The programme's types of solution; all of them where it names none."""
    return options(programme.solution_types if programme and programme.solution_types else tuple(SolutionType))


def _choice(kinds: Sequence[Labelled], label: str, **rest: Any) -> Field:
    return ChoiceField(label, options(kinds), **rest)


def _award(label: str, **rest: Any) -> Field:
    return ChoiceField(label, [(True, "Có đề nghị")], **rest)


_MAKERS: Final[Mapping[str, Callable[..., Field]]] = {
    "title": partial(LineField, lines=2, required=True),
    "code": partial(TextField, required=True, max_length=50),
    "stage": partial(_choice, tuple(Stage), required=True),
    "solution_type": partial(_choice, tuple(SolutionType)),
    "technical_form": partial(_choice, tuple(TechnicalForm)),
    "summary": partial(LongTextField, lines=7, counter_limit=1000),
    "portal_text": partial(LongTextField, lines=5, counter_limit=1000),
    "application_state": partial(_choice, tuple(ApplicationState)),
    "applied_on": DateField,
    "trial_on": DateField,
    "benefit_amount": MoneyField,
    "scope": partial(LongTextField, lines=2),
    "benefit_text": partial(LongTextField, lines=3),
    "recognised": YesNoField,
    "decision_date": DateField,
    "topic_level": partial(_choice, tuple(TopicLevel)),
    "accepted_on": DateField,
    "effect_confirmed": YesNoField,
    **dict.fromkeys(DECLARATIONS, YesNoField),
    "declared_on": DateField,
    "block": partial(_choice, tuple(Block)),
    "category": partial(_choice, tuple(AuthorCategory)),
    "national_award": _award,
    "origin": partial(LongTextField, lines=3),
    "published_on": DateField,
    "portal_on": DateField,
}


def make_field(field_id: str) -> Field:
    """A field of its kind; a line of text where nothing else is said."""
    return _MAKERS.get(field_id, TextField)(label_of(field_id), field_id=field_id)
