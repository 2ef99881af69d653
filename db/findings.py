"""What the kept assessments say of all initiatives at once: counts by verdict, rule, author and kind of work."""

from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection

from db.rows import key_of
from db.tables import unit

_KEPT: Final = """
a.programme_id = :programme AND a.versions = :versions AND (:day IS NULL OR a.day = :day)
AND a.initiative_id IN (SELECT id FROM initiative WHERE unit_id = :unit)
AND a.initiative_id NOT IN (
    SELECT initiative_id FROM participation WHERE withdrawn AND programme_id IN (:programme, '')
)
"""
_VERDICT: Final = (
    "CASE a.verdict WHEN 'ineligible' THEN 0 WHEN 'incomplete' THEN 1 WHEN 'review' THEN 2"
    " ELSE CASE a.findings WHEN '[]' THEN 4 ELSE 3 END END"
)
"""How bad the worst finding is, as the verdict says it: violation 0, fix 1, warning 2, note 3, none 4."""

_SEVERITY: Final = (
    "CASE WHEN f.value ->> 'waived' IS NOT NULL THEN 3"
    " ELSE CASE f.value ->> 'severity' WHEN 'violation' THEN 0 WHEN 'fix' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END END"
)
_BY_VERDICT: Final = (
    f"SELECT a.verdict, count(*), min({_VERDICT}) FROM assessment AS a WHERE {_KEPT} GROUP BY a.verdict"
)
_BY_RULE: Final = f"""
SELECT f.value ->> 'rule', count(DISTINCT a.initiative_id), min({_SEVERITY})
FROM assessment AS a, json_each(a.findings) AS f WHERE {_KEPT} AND a.findings != '[]' GROUP BY 1
"""
_BY_AUTHOR: Final = f"""
SELECT p.uuid, p.full_name, p.code, count(DISTINCT a.initiative_id), min({_VERDICT})
FROM assessment AS a JOIN authorship AS w ON w.initiative_id = a.initiative_id JOIN person AS p ON p.id = w.person_id
WHERE {_KEPT} GROUP BY p.id ORDER BY p.name_order, p.id
"""
_WITHOUT_AUTHOR: Final = f"""
SELECT count(*), min({_VERDICT}) FROM assessment AS a
WHERE {_KEPT} AND a.initiative_id NOT IN (SELECT initiative_id FROM authorship)
"""
_WORK: Final = f"""
SELECT group_concat(DISTINCT rule), severity, field, missing, count(DISTINCT initiative), count(DISTINCT person),
    min(code), uuid, person
FROM (
    SELECT f.value ->> 'rule' AS rule, f.value ->> 'severity' AS severity, f.value ->> 'field' AS field,
        substr(f.value ->> 'message', 1, 4) = 'Chưa' AS missing,
        CASE f.value ->> 'rule' WHEN 'author-details' THEN f.value ->> 'person' END AS person,
        a.initiative_id AS initiative, i.code_order AS code, i.uuid AS uuid
    FROM assessment AS a JOIN initiative AS i ON i.id = a.initiative_id, json_each(a.findings) AS f
    WHERE {_KEPT} AND a.verdict IN ('incomplete', 'ineligible')
) WHERE severity IN ('fix', 'violation') GROUP BY severity, field, missing, person IS NULL
"""
_ELIGIBLE: Final = f"""
WITH eligible AS MATERIALIZED (
    SELECT a.initiative_id AS id, own.id AS own, common.id AS common,
        coalesce(own.portal_on, common.portal_on) AS portal_on
    FROM assessment AS a
    LEFT JOIN participation AS own ON own.initiative_id = a.initiative_id AND own.programme_id = :programme
    LEFT JOIN participation AS common ON common.initiative_id = a.initiative_id AND common.programme_id = ''
    WHERE {_KEPT} AND a.verdict = 'eligible'
), named AS (
    SELECT e.id AS id, e.portal_on AS portal_on, w.person_id AS person, EXISTS (
        SELECT 1 FROM put_forward AS f WHERE f.person_id = w.person_id AND f.participation_id =
            CASE WHEN EXISTS (SELECT 1 FROM put_forward WHERE participation_id = e.own) THEN e.own ELSE e.common END
    ) AS forward
    FROM eligible AS e LEFT JOIN authorship AS w ON w.initiative_id = e.id
), one AS MATERIALIZED (
    SELECT id, portal_on, CASE WHEN count(*) = 1 THEN max(person)
        WHEN sum(forward) = 1 THEN max(CASE WHEN forward THEN person END) END AS person
    FROM named GROUP BY id
)
SELECT one.portal_on, p.uuid, p.is_member, count(*), min(one.id)
FROM one LEFT JOIN person AS p ON p.id = one.person GROUP BY one.portal_on, one.person
"""
_ELIGIBLE_IDS: Final = f"""
SELECT i.uuid FROM assessment AS a JOIN initiative AS i ON i.id = a.initiative_id
WHERE {_KEPT} AND a.verdict = 'eligible' ORDER BY i.code_order, i.id
"""


class Group(NamedTuple):
    """Initiatives that have something in common: `worst` is 0 (violation) to 3 (note), 4 without a finding."""

    id: str
    initiatives: int
    worst: int


class AuthorGroup(NamedTuple):
    """A person's initiatives."""

    id: str
    name: str
    code: str
    initiatives: int
    worst: int


class Work(NamedTuple):
    """Findings that ask for the same: a fact that is `missing`, or one that is wrong.

    `rules` are joined by commas; initiative and person (ids in hex) are those of the first in order of code;
    a person only where the fact is the person's own.
    """

    rules: str
    severity: str
    field: str
    missing: bool
    initiatives: int
    people: int
    first_code: str
    initiative_id: str
    person_id: str | None


class Eligible(NamedTuple):
    """Eligible initiatives of one author put forward (None: not clear who) that were submitted on one day."""

    portal_on: date | None
    person_id: UUID | None
    is_member: bool
    initiatives: int
    key: int


class Findings:
    """Reads what was kept of a union's initiatives in a programme; `day` None: whenever it was found."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def by_verdict(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[Group]:
        """Count initiatives by verdict."""
        return [Group._make(row) for row in self._rows(_BY_VERDICT, unit_id, programme_id, versions, day)]

    def by_rule(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[Group]:
        """Count initiatives by the rules that found something."""
        return [Group._make(row) for row in self._rows(_BY_RULE, unit_id, programme_id, versions, day)]

    def by_author(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[AuthorGroup]:
        """Count initiatives by author, in the Vietnamese order of given names."""
        return [AuthorGroup._make(row) for row in self._rows(_BY_AUTHOR, unit_id, programme_id, versions, day)]

    def without_author(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> Group:
        """Count initiatives that name no author."""
        count, worst = self._rows(_WITHOUT_AUTHOR, unit_id, programme_id, versions, day)[0]
        return Group("", count, 4 if worst is None else worst)

    def work(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[Work]:
        """Group what has to be mended by field."""
        return [Work._make(row) for row in self._rows(_WORK, unit_id, programme_id, versions, day)]

    def eligible(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[Eligible]:
        """Group the eligible initiatives by day of submission and author put forward, as quotas count them."""
        return [
            Eligible(
                portal_on=portal_on and date.fromisoformat(portal_on),
                person_id=person and UUID(person),
                is_member=bool(member),
                initiatives=count,
                key=key,
            )
            for portal_on, person, member, count, key in self._rows(_ELIGIBLE, unit_id, programme_id, versions, day)
        ]

    def eligible_ids(self, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[UUID]:
        """Return the eligible initiatives in order of code."""
        return [UUID(row[0]) for row in self._rows(_ELIGIBLE_IDS, unit_id, programme_id, versions, day)]

    def _rows(self, statement: str, unit_id: UUID, programme_id: str, versions: str, day: date | None) -> list[Any]:
        values = {
            "unit": key_of(self._connection, unit, unit_id),
            "programme": programme_id,
            "versions": versions,
            "day": day and day.isoformat(),
        }
        result = self._connection.exec_driver_sql(statement, values)
        return list(result.cursor.fetchall())
