"""The lists as tables show them: row keys by filter and order in one statement, counts, and the columns of rows."""

import json
from array import array
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from db.assessments import rule_mark
from db.rows import key_of
from db.search import query_of
from db.tables import unit
from desktop_app.domain.filters import InitiativeFilter, MemberFilter
from desktop_app.domain.kinds import PortalState
from desktop_app.text.names import vietnamese_key

_WITHDRAWN: Final = "(SELECT initiative_id FROM participation WHERE withdrawn AND programme_id IN (:programme, ''))"
_KEPT: Final = "SELECT initiative_id FROM assessment WHERE programme_id = :programme AND versions = :versions"
_WRITTEN: Final = "SELECT initiative_id FROM authorship WHERE person_id = (SELECT id FROM person WHERE uuid = :author)"
_ASSESSED: Final = (
    "initiative AS r LEFT JOIN assessment AS a"
    " ON a.initiative_id = r.id AND a.programme_id = :programme AND a.versions = :versions"
)
_VERDICTS: Final = (
    "CASE a.verdict WHEN 'eligible' THEN 0 WHEN 'review' THEN 1 WHEN 'incomplete' THEN 2 WHEN 'ineligible' THEN 3"
    " WHEN 'registered' THEN 4 END"
)
_STAGES: Final = "CASE r.stage WHEN 'planned' THEN 0 WHEN 'ongoing' THEN 1 ELSE 2 END"
_SUBMITTED: Final = (
    "(SELECT initiative_id FROM participation WHERE programme_id IN (:programme, '') AND portal_on IS NOT NULL"
    " GROUP BY initiative_id"
    " HAVING coalesce(max(CASE WHEN programme_id = :programme THEN portal_on END), max(portal_on)) <= :day)"
)
"""The initiatives that were on the portal by a day; what the programme itself states goes first."""
_PORTAL: Final = f"CASE WHEN r.id IN {_SUBMITTED} THEN 2 WHEN a.verdict = 'eligible' THEN 0 ELSE 1 END"
_RANK: Final = "WITH rank AS MATERIALIZED (SELECT key, value FROM json_each(:ranked)) "


@dataclass(frozen=True, slots=True)
class _Order:
    """How rows are ordered: by an expression, then by `tie`; those without a value come last.

    Where an index serves, `stated` and `blank` part those with a value from those without; else `by` does.
    """

    by: str
    stated: str = ""
    blank: str = ""
    tie: str = "r.id"
    source: str = ""


_INITIATIVE_ORDERS: Final = {
    "code": _Order("r.code_order"),
    "title": _Order("r.title_order", "r.title_order > ''", "r.title_order = ''"),
    "applied_on": _Order("r.applied_on", "r.applied_on IS NOT NULL", "r.applied_on IS NULL"),
    "stage": _Order(_STAGES, tie="r.code_order, r.id"),
    "verdict": _Order(f"a.verdict IS NULL, {_VERDICTS}", tie="r.code_order, r.id", source=_ASSESSED),
    "portal": _Order(_PORTAL, tie="r.code_order, r.id", source=_ASSESSED),
}
_BORN: Final = "coalesce(r.birth_date, CAST(r.birth_year AS TEXT))"
_NATURAL_CODE: Final = "r.code_key IS NULL, rtrim(r.code_key, '0123456789') {way}, length(r.code_key) {way}, r.code_key"
_MEMBER_ORDERS: Final = {
    "name": _Order("r.name_order", "r.name_order > ''", "r.name_order = ''"),
    "code": _Order(_NATURAL_CODE, tie="r.name_order, r.id"),
    "birth": _Order(f"{_BORN} IS NULL, {_BORN}", tie="r.name_order, r.id"),
    "phone": _Order("r.phone = '', r.phone", tie="r.name_order, r.id"),
}
_RANKED: Final = {
    "position": ("r.position", "SELECT DISTINCT position, position FROM person WHERE unit_id = :unit"),
    "workplace": ("r.workplace", "SELECT DISTINCT workplace, workplace FROM person WHERE unit_id = :unit"),
    "group": ("r.group_id", "SELECT id, name FROM union_group WHERE unit_id = :unit"),
}
"""Texts without a column to sort by: the few that there are go into Vietnamese order first."""


@dataclass(slots=True)
class _Query:
    """Conditions on the rows `r` of a table, and the values they name."""

    table: str
    unit: int
    conditions: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.conditions.append("r.unit_id = :unit")
        self.values["unit"] = self.unit

    def add(self, condition: str, **values: Any) -> None:
        """Ask for one more thing."""
        self.conditions.append(condition)
        self.values |= values

    def find(self, words: str) -> None:
        """Ask for the words that a person typed; nothing where there is none in it."""
        if query := query_of(words):
            table = f"search_{self.table}"
            self.add(f"+r.id IN (SELECT rowid FROM {table} WHERE {table} MATCH :query)", query=query)

    @property
    def where(self) -> str:
        """All conditions."""
        return " AND ".join(self.conditions)


class Registers:
    """Lists a union's people and initiatives."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def initiative_keys(
        self,
        unit_id: UUID,
        programme_id: str,
        versions: str,
        chosen: InitiativeFilter,
        order: str = "code",
        *,
        descending: bool = False,
    ) -> "array[int]":
        """Return the row keys of a union's initiatives in an order; verdict and rule as they were kept."""
        query = self._initiatives(unit_id, programme_id, versions, chosen.words, withdrawn=chosen.withdrawn)
        if chosen.verdict is not None:
            query.add(f"+r.id IN ({_KEPT} AND verdict = :verdict)", verdict=chosen.verdict.value)
        if chosen.unchecked:
            query.add(f"+r.id NOT IN ({_KEPT})")
        if chosen.rule:
            query.add(f"+r.id IN ({_KEPT} AND instr(findings, :rule))", rule=rule_mark(chosen.rule))
        if chosen.stage is not None:
            query.add("r.stage = :stage", stage=chosen.stage.value)
        if chosen.author_id is not None:
            query.add(f"r.id IN ({_WRITTEN})", author=chosen.author_id.hex)
        if chosen.without_author:
            query.add("+r.id NOT IN (SELECT initiative_id FROM authorship)")
        query.values["day"] = chosen.day.isoformat()
        if chosen.portal is not None:
            _ask_portal(query, chosen.portal)
        return self._keys(query, _INITIATIVE_ORDERS[order], descending=descending)

    def member_keys(
        self, unit_id: UUID, chosen: MemberFilter, order: str = "name", *, descending: bool = False
    ) -> "array[int]":
        """Return the row keys of a union's people in an order."""
        query = self._query("person", unit_id)
        query.find(chosen.words)
        if chosen.members is not None:
            query.add("r.is_member = :members", members=chosen.members)
        if chosen.group:
            query.add("r.group_id IN (SELECT id FROM union_group WHERE name = :group)", group=chosen.group)
        elif chosen.group is not None:
            query.add("r.group_id IS NULL")
        if chosen.with_initiative is not None:
            query.add(f"+r.id {'' if chosen.with_initiative else 'NOT '}IN (SELECT person_id FROM authorship)")
        if order not in _RANKED:
            return self._keys(query, _MEMBER_ORDERS[order], descending=descending)
        column, statement = _RANKED[order]
        named_values = self._connection.exec_driver_sql(statement, {"unit": query.unit}).all()
        ranked = sorted(((vietnamese_key(text), text, value) for value, text in named_values if text))
        query.values["ranked"] = json.dumps([value for *_, value in ranked])
        source = f"person AS r LEFT JOIN rank ON rank.value = {column}"
        place = _Order("rank.key IS NULL, rank.key", tie="r.name_order, r.id", source=source)
        return self._keys(query, place, descending=descending)

    def groups(self, unit_id: UUID) -> tuple[str, ...]:
        """Return the names of a union's groups in Vietnamese order."""
        statement = "SELECT name FROM union_group WHERE unit_id = :unit"
        names = self._connection.exec_driver_sql(statement, {"unit": key_of(self._connection, unit, unit_id)})
        return tuple(sorted(set(names.scalars()), key=lambda name: (vietnamese_key(name), name)))

    def member_counts(self, unit_id: UUID) -> tuple[int, int]:
        """Count a union's members and its other workers."""
        statement = "SELECT is_member, count(*) FROM person WHERE unit_id = :unit GROUP BY is_member"
        found = self._connection.exec_driver_sql(statement, {"unit": key_of(self._connection, unit, unit_id)}).all()
        counts = {bool(member): int(count) for member, count in found}
        return counts.get(True, 0), counts.get(False, 0)

    def verdict_counts(self, unit_id: UUID, programme_id: str, versions: str, words: str) -> dict[str | None, int]:
        """Count a union's initiatives by kept verdict; None: none is kept. Those withdrawn don't count."""
        query = self._initiatives(unit_id, programme_id, versions, words, withdrawn=False)
        statement = f"SELECT a.verdict, count(*) FROM {_ASSESSED} WHERE {query.where} GROUP BY a.verdict"
        return {verdict: int(count) for verdict, count in self._run(statement, query.values).all()}

    def withdrawn_count(self, unit_id: UUID, programme_id: str) -> int:
        """Count a union's initiatives that were taken out of a programme."""
        query = self._initiatives(unit_id, programme_id, "", "", withdrawn=True)
        found = self._run(f"SELECT count(*) FROM initiative AS r WHERE {query.where}", query.values)
        return int(found.scalar_one())

    def initiative_key(self, initiative_id: UUID) -> int | None:
        """Return the row key of an initiative."""
        return self._key("SELECT id FROM initiative WHERE uuid = :id", initiative_id)

    def person_key(self, person_id: UUID) -> int | None:
        """Return the row key of a person."""
        return self._key("SELECT id FROM person WHERE uuid = :id", person_id)

    def _key(self, statement: str, record_id: UUID) -> int | None:
        found = self._run(statement, {"id": record_id.hex}).scalar()
        return None if found is None else int(found)

    def _query(self, table: str, unit_id: UUID) -> _Query:
        return _Query(table, key_of(self._connection, unit, unit_id))

    def _initiatives(self, unit_id: UUID, programme_id: str, versions: str, words: str, *, withdrawn: bool) -> _Query:
        query = self._query("initiative", unit_id)
        query.add(f"+r.id {'' if withdrawn else 'NOT '}IN {_WITHDRAWN}", programme=programme_id, versions=versions)
        query.find(words)
        return query

    def _keys(self, query: _Query, order: _Order, *, descending: bool) -> "array[int]":
        way = "DESC" if descending else "ASC"
        by = order.by.format(way=way)
        found = self._part(query, order, order.stated, f"{by} {way}, {order.tie}")
        if order.stated:
            found += self._part(query, order, order.blank, order.tie)
        return found

    def _part(self, query: _Query, order: _Order, which: str, order_by: str) -> "array[int]":
        """Let the database put all keys into one value: faster than row by row, and other threads run meanwhile."""
        source = order.source or f"{query.table} AS r"
        conditions = f"{query.where} AND {which}" if which else query.where
        rows = f"SELECT r.id AS id FROM {source} WHERE {conditions} ORDER BY {order_by}"
        rank = _RANK if "ranked" in query.values else ""
        listed = self._run(f"{rank}SELECT json_group_array(id) FROM ({rows})", query.values).scalar_one()
        return array("q", json.loads(listed))

    def _run(self, statement: str, values: dict[str, Any]) -> Any:
        return self._connection.exec_driver_sql(statement, values)


def _ask_portal(query: _Query, state: PortalState) -> None:
    """Ask for those that stand so with the portal."""
    submitted = state is PortalState.SUBMITTED
    query.add(f"+r.id {'' if submitted else 'NOT '}IN {_SUBMITTED}")
    if not submitted:
        eligible = f"({_KEPT} AND verdict = 'eligible')"
        query.add(f"+r.id {'' if state is PortalState.WAITING else 'NOT '}IN {eligible}")
