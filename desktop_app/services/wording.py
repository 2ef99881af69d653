"""A union's own wording of its documents: kept with its data by programme and document, with a way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.documents.blanks import BLANKS, Blank
from desktop_app.documents.papers import FORMS
from desktop_app.documents.wording import default_wording
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper
from desktop_app.services.workspace import OpenWorkspace
from desktop_app.text.unicode import clean_text

LIMIT: Final = 20_000
"""The longest wording that is kept, in characters."""
_KEPT: Final = "wording"


def own_wording(workspace: OpenWorkspace, paper: Paper, programme_id: str) -> str | None:
    """The union's own wording of a document for a programme; None: it has the default."""
    return own_wordings(workspace, programme_id).get(paper)


def own_wordings(workspace: OpenWorkspace, programme_id: str) -> Mapping[Paper, str]:
    """The union's own wordings for a programme, of those documents that have one."""
    with workspace.store.read() as session:
        kept = _of_programme(session.settings.get(_KEPT), programme_id)
    return {paper: kept[paper.value] for paper in Paper if isinstance(kept.get(paper.value), str)}


def wording(workspace: OpenWorkspace, paper: Paper, programme_id: str) -> str:
    """The wording that a document has for a programme: the union's own, else the default."""
    own = own_wording(workspace, paper, programme_id)
    return default_wording(paper, programme_id) if own is None else own


def check_wording(paper: Paper, text: str) -> None:
    """Raise `InputError` for a wording that can't be used once it is cleaned; it names the line."""
    text = clean_text(text)
    if len(text) > LIMIT:
        raise InputError(
            "wording-invalid",
            f"Lời văn “{paper.label}” dài hơn {LIMIT} ký tự nên chưa được lưu; hãy rút gọn rồi lưu lại.",
        )
    FORMS[paper].check(text)


def set_wording(workspace: OpenWorkspace, paper: Paper, programme_id: str, text: str) -> None:
    """Keep the union's own wording of a document; one equal to the default is the default.

    Raises `InputError` for a text with an error, and keeps what was there.
    """
    check_wording(paper, text)
    text = clean_text(text)
    own = None if text == clean_text(default_wording(paper, programme_id)) else text
    _put(workspace, paper, programme_id, own)


def reset_wording(workspace: OpenWorkspace, paper: Paper, programme_id: str) -> None:
    """Go back to the default wording of a document."""
    _put(workspace, paper, programme_id, None)


def _put(workspace: OpenWorkspace, paper: Paper, programme_id: str, text: str | None) -> None:
    with workspace.store.write() as session:
        kept = session.settings.get(_KEPT)
        texts = {name: text for name, text in _of_programme(kept, programme_id).items() if name != paper.value}
        if text is not None:
            texts[paper.value] = text
        session.settings.put(_KEPT, {**(kept if isinstance(kept, dict) else {}), programme_id: texts})


def _of_programme(kept: Any, programme_id: str) -> dict[str, Any]:
    texts = kept.get(programme_id) if isinstance(kept, dict) else None
    return texts if isinstance(texts, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingEntry:
    """A document whose wording can be changed: its text, the default, and the blanks that it may name."""

    paper: Paper
    text: str
    default: str
    blanks: tuple[Blank, ...]

    @property
    def is_own(self) -> bool:
        """Whether the union has a wording of its own."""
        return self.text != self.default


def all_wordings(workspace: OpenWorkspace, programme_id: str) -> tuple[WordingEntry, ...]:
    """Every document with its wording for a programme."""
    own = own_wordings(workspace, programme_id)
    entries = []
    for paper, form in FORMS.items():
        default = clean_text(default_wording(paper, programme_id))
        blanks = tuple(BLANKS[name] for name in form.blanks)
        entries.append(WordingEntry(paper=paper, text=own.get(paper, default), default=default, blanks=blanks))
    return tuple(entries)
