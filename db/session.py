"""What a block of reading or writing works with: the repositories over one connection."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from db.assessments import Assessments
from db.backup import contents_of, stored_files
from db.cases import read_cases
from db.decisions import Decisions
from db.editing import apply_edit
from db.findings import Findings
from db.importing import read_register, write_plan
from db.initiatives import Initiatives
from db.journal import Drafts, Events, Settings
from db.participations import Waivers
from db.people import People
from db.programmes import Programmes
from db.register_rows import RegisterRows
from db.registers import Registers
from db.sendings import Sendings
from db.states import States
from db.submissions import Submissions
from db.targets import Targets
from db.units import Units
from db.upkeep import Upkeep
from desktop_app.domain.backup import Contents
from desktop_app.domain.case import Case
from desktop_app.domain.edit import Edit
from desktop_app.domain.initiative import StoredFile
from desktop_app.domain.plan import ImportPlan, Register
from desktop_app.domain.unit import Unit


class Session:
    """The repositories of a workspace, as long as the block lasts that they were given to."""

    def __init__(self, connection: Connection) -> None:
        """Work over a connection."""
        self._connection = connection
        self.units = Units(connection)
        self.people = People(connection)
        self.initiatives = Initiatives(connection)
        self.states = States(connection)
        self.decisions = Decisions(connection)
        self.waivers = Waivers(connection)
        self.assessments = Assessments(connection)
        self.upkeep = Upkeep(connection)
        self.programmes = Programmes(connection)
        self.submissions = Submissions(connection)
        self.sendings = Sendings(connection)
        self.targets = Targets(connection)
        self.events = Events(connection)
        self.settings = Settings(connection)
        self.drafts = Drafts(connection)
        self.findings = Findings(connection)
        self.registers = Registers(connection)
        self.register_rows = RegisterRows(connection)

    def contents(self) -> Contents:
        """Count what the workspace holds."""
        return contents_of(self._connection)

    def stored_files(self) -> dict[str, int]:
        """Return the stored files that the workspace refers to: their sizes by SHA-256."""
        return stored_files(self._connection)

    def register(self, programme_id: str, day: date | None = None) -> Register:
        """Return what the workspace holds, as far as an import for a programme ("": for none) has to know it."""
        return read_register(self._connection, programme_id, day)

    def apply_import(self, plan: ImportPlan, stored: Mapping[Path, StoredFile], programme_id: str = "") -> None:
        """Write a whole plan; `stored` has the stored file of each path that the plan's sources name."""
        write_plan(self._connection, plan, stored, programme_id)

    def apply_edit(self, edit: Edit) -> None:
        """Write an edit whole.

        Raises:
            ClashError: a record isn't as the edit says it was.
            InputError: a code is taken, or a record is named that isn't there, or goes while others name it (`clash`).
        """
        apply_edit(self._connection, edit)

    def cases(self, programme_id: str, unit: Unit, ids: Sequence[UUID] | None = None) -> Iterator[tuple[Case, ...]]:
        """Yield a union's cases in a programme in chunks of 4,000, in the natural order of their codes.

        `ids` limits them to some initiatives. Where the programme's own participation states nothing, what was
        stated for none in particular holds. A chunk is read as of one moment.
        """
        return read_cases(self._connection, programme_id, unit, ids)
