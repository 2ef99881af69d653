"""The cache of what the rules found: rows go as soon as facts they rest on are written."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, delete, select

from db.engine import among
from db.rows import fetch, insert_rows, keys_of
from db.tables import assessment, authorship, initiative
from desktop_app.domain.finding import Assessment, Finding, Waiver
from desktop_app.domain.kinds import Severity

_SEVERITIES: Final = {severity.value: severity for severity in Severity}


def rule_mark(rule: str) -> str:
    """Return what the kept text of findings holds where, and only where, one is of this rule."""
    return f'"rule": {json.dumps(rule)}'


def forget_of_initiatives(connection: Connection, keys: Sequence[int]) -> None:
    """Throw away what was found of initiatives."""
    connection.execute(delete(assessment).where(among(assessment.c.initiative_id, keys)))


def forget_of_people(connection: Connection, keys: Sequence[int]) -> None:
    """Throw away what was found of the initiatives of people."""
    written = select(authorship.c.initiative_id).where(among(authorship.c.person_id, keys))
    connection.execute(delete(assessment).where(assessment.c.initiative_id.in_(written)))


class Assessments:
    """Keeps, per initiative and programme, the newest assessment."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection

    def read(
        self, programme_id: str, versions: str, day: date, ids: Sequence[UUID] | None = None
    ) -> dict[UUID, Assessment]:
        """Return what was kept for a day under the same versions (program's, programme's), by initiative."""
        statement = (
            select(initiative.c.uuid, assessment.c.verdict, assessment.c.findings)
            .join(initiative, initiative.c.id == assessment.c.initiative_id)
            .where(
                assessment.c.programme_id == programme_id,
                assessment.c.versions == versions,
                assessment.c.day == day,
            )
        )
        if ids is not None:
            statement = statement.where(among(initiative.c.uuid, ids))
        return {
            record_id: Assessment(on=day, verdict=verdict, findings=tuple(map(finding_of, findings)))
            for record_id, verdict, findings in fetch(self._connection, statement)
        }

    def keep(
        self,
        programme_id: str,
        versions: str,
        assessments: Mapping[UUID, Assessment],
        others: Mapping[str, UUID] | None = None,
    ) -> None:
        """Keep assessments in place of older ones of the same initiatives and programme.

        `others` are, by fingerprint, the initiatives that findings on likely duplicates are about.
        """
        keys = keys_of(self._connection, initiative, assessments)
        older = assessment.c.programme_id == programme_id, among(assessment.c.initiative_id, keys.values())
        self._connection.execute(delete(assessment).where(*older))
        rows = [
            {
                "initiative_id": keys[record_id],
                "programme_id": programme_id,
                "day": item.on,
                "versions": versions,
                "verdict": item.verdict,
                "findings": [_plain(finding, others or {}) for finding in item.findings],
            }
            for record_id, item in assessments.items()
            if record_id in keys
        ]
        insert_rows(self._connection, assessment, rows)

    def forget(self, ids: Collection[UUID]) -> None:
        """Throw away what was found of some initiatives."""
        if ids:
            forget_of_initiatives(self._connection, list(keys_of(self._connection, initiative, ids).values()))


def _plain(finding: Finding, others: Mapping[str, UUID]) -> dict[str, Any]:
    waived = finding.waived
    plain = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "field": finding.field,
        "message": finding.message,
        "person": None if finding.person_id is None else finding.person_id.hex,
        "fingerprint": finding.fingerprint,
        "waived": waived and [waived.rule, waived.fingerprint, waived.reason, waived.user, waived.at.isoformat()],
    }
    if finding.fingerprint in others:
        plain["other"] = others[finding.fingerprint].hex
    return plain


def finding_of(plain: dict[str, Any]) -> Finding:
    """Turn a finding as it is kept back into one."""
    waiver = None
    if plain["waived"]:
        rule, fingerprint, reason, user, at = plain["waived"]
        at = datetime.fromisoformat(at)
        waiver = Waiver(rule=rule, fingerprint=fingerprint, reason=reason, user=user, at=at)
    return Finding(
        rule=plain["rule"],
        severity=_SEVERITIES[plain["severity"]],
        clause=plain["clause"],
        field=plain["field"],
        message=plain["message"],
        person_id=None if plain["person"] is None else UUID(plain["person"]),
        fingerprint=plain["fingerprint"],
        waived=waiver,
    )
