"""The wording of documents: texts with named blanks and sections, filled in by a strict, sandboxed engine.

A wording text has sections, each under a line with its name in square brackets; every other line that isn't empty is
a paragraph. Blanks are `{{ ten_truong }}`; besides them there are `{% if %}` and `{% for %}` (not one inside the
other's kind), and nothing else: no calls, no attributes, no filters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.documents.blanks import BLANKS, BlankKind
from desktop_app.documents.characters import printable_line
from desktop_app.domain.errors import InputError
from desktop_app.domain.kinds import Paper
from desktop_app.system.resources import read_text_resource, resource

if TYPE_CHECKING:
    from jinja2 import nodes

Value = str | bool | Sequence[str]
Sections = Mapping[str, tuple[str, ...]]
"""The paragraphs of each section, by its name."""

_SECTION: Final = re.compile(r"\[(.+)\]")
# Begins every value while the text is taken apart, so that none is read as a section; no value holds it.
_VALUE_MARK: Final = "\ue000"
_PERMITTED: Final = frozenset("Template Output TemplateData Name If For Const Compare Operand And Or Not".split())


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording text and the document it belongs to."""

    paper: Paper
    text: str

    def fill(self, values: Mapping[str, Value], sections: Sequence[str]) -> Sections:
        """Return the paragraphs of every section, the blanks filled in.

        Raises `InputError`: `wording-unknown-blank` for a blank that isn't in `values`; `wording-invalid` for a
        broken tag, a command that isn't permitted, and a section that is unknown, missing or there twice.
        """
        return self._sections(self._render(values).split("\n"), sections)

    def _render(self, values: Mapping[str, Value]) -> str:
        from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
        from jinja2.exceptions import SecurityError
        from jinja2.sandbox import SandboxedEnvironment

        environment = SandboxedEnvironment(
            undefined=StrictUndefined, autoescape=False, finalize=_marked, trim_blocks=True, lstrip_blocks=True
        )
        environment.globals.clear()
        try:
            self._check(environment.parse(self.text), values)
            return environment.from_string(self.text).render(_clean(values))
        except TemplateSyntaxError as error:
            raise self._invalid(f"có lệnh viết sai ở dòng {error.lineno}") from error
        except (SecurityError, UndefinedError, RecursionError) as error:
            raise self._invalid("có lệnh không được phép") from error
        except TypeError as error:
            raise self._invalid("in ra một danh sách hoặc một điều kiện như in chữ") from error

    def _check(self, tree: "nodes.Template", values: Mapping[str, Value]) -> None:
        from jinja2 import meta, nodes

        for node in _descendants(tree):
            nested = isinstance(node, nodes.For) and any(node.find_all(nodes.For))
            if type(node).__name__ not in _PERMITTED or nested:
                raise self._invalid(f"có lệnh không được phép ở dòng {node.lineno}")
        unknown = sorted(meta.find_undeclared_variables(tree) - set(values))
        if unknown:
            line = min(node.lineno for node in tree.find_all(nodes.Name) if node.name in unknown)
            raise InputError(
                "wording-unknown-blank",
                f"Lời văn “{self.paper.label}” dùng trường chưa có ở dòng {line}: {', '.join(unknown)}. "
                f"Hãy chọn trong các trường: {', '.join(sorted(values))}.",
            )

    def _sections(self, lines: Sequence[str], names: Sequence[str]) -> Sections:
        found: dict[str, list[str]] = {}
        current: list[str] | None = None
        for line in map(str.strip, lines):
            heading = _SECTION.fullmatch(line)
            if heading is not None:
                name = heading.group(1).strip()
                if name not in names or name in found:
                    raise self._invalid(f"có phần không dùng được: [{name}]")
                current = found[name] = []
            elif text := printable_line(line.replace(_VALUE_MARK, "")):
                if current is None:
                    raise self._invalid(f"có nội dung đứng trước phần đầu tiên: “{text[:40]}”")
                current.append(text)
        missing = [name for name in names if name not in found]
        if missing:
            raise self._invalid(f"thiếu phần [{missing[0]}]")
        return {name: tuple(paragraphs) for name, paragraphs in found.items()}

    def _invalid(self, what: str) -> InputError:
        return InputError(
            "wording-invalid", f"Lời văn “{self.paper.label}” {what}. Hãy sửa lại hoặc dùng lại lời văn mặc định."
        )


@dataclass(frozen=True, slots=True)
class Form:
    """What the wordings of one document have in common: their sections in order, and the blanks they may name."""

    paper: Paper
    sections: tuple[str, ...]
    blanks: tuple[str, ...]

    def fill(self, programme_id: str, own: str | None, values: Mapping[str, Value]) -> Sections:
        """Return the paragraphs of a union's own wording, or of the default; `values` has each of the blanks.

        Raises what `Wording.fill` raises.
        """
        if values.keys() != set(self.blanks):
            raise ValueError(f"the blanks of {self.paper} differ: {values.keys() ^ set(self.blanks)}")
        return chosen_wording(self.paper, programme_id, own).fill(values, self.sections)

    def check(self, text: str) -> None:
        """Raise what `Wording.fill` raises for a text with an error, whatever the blanks hold.

        Each branch of a condition is gone through, with every blank filled and with every blank empty.
        """
        for full in (True, False):
            Wording(self.paper, text).fill({name: _probe(name, full=full) for name in self.blanks}, self.sections)


def _probe(name: str, *, full: bool) -> Value:
    match BLANKS[name].kind:
        case BlankKind.TEXT:
            return name if full else ""
        case BlankKind.LIST:
            return [name] if full else []
        case BlankKind.CONDITION:
            return full


def default_wording(paper: Paper, programme_id: str) -> str:
    """Return the wording that ships with the program: the programme's own, else the one for all programmes."""
    name = f"{paper.value}.txt"
    if resource("wording", programme_id, name).is_file():
        return read_text_resource("wording", programme_id, name)
    return read_text_resource("wording", name)


def chosen_wording(paper: Paper, programme_id: str, own: str | None) -> Wording:
    """Return a union's own wording, or the default where it has none."""
    return Wording(paper, default_wording(paper, programme_id) if own is None else own)


def _descendants(node: "nodes.Node") -> Iterator["nodes.Node"]:
    yield node
    for child in node.iter_child_nodes():
        yield from _descendants(child)


def _clean(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: _clean_value(value) for name, value in values.items()}


def _clean_value(value: Value) -> Value:
    if isinstance(value, bool):
        return value
    return printable_line(value) if isinstance(value, str) else [printable_line(item) for item in value]


def _marked(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("only a text can stand on paper")
    return _VALUE_MARK + value
