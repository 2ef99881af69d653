"""Drafts of a record."""

import pytest

from desktop_app.domain.context import system_context
from desktop_app.domain.edit import Alteration, Edit
from desktop_app.domain.identifiers import unit_id
from desktop_app.services.editing import (
    apply_edit,
    delete_people,
    drafts_of,
    drop_draft,
    keep_draft,
    new_initiative,
    new_person,
)
from desktop_app.services.workspace import open_workspace


def added(workspace, record):
    """The id of a record that has just been written."""
    apply_edit(workspace, Edit(label="x", alterations=(Alteration(None, record),)))
    return record.id


@pytest.mark.parametrize(
    ("dropped", "left"), [(None, {}), ("phone", {"full_name": "Trần"}), ("group", {"full_name": "Trần", "phone": "09"})]
)
def test_what_was_typed_last_is_there_until_it_is_dropped(tmp_path, dropped, left):
    with open_workspace(tmp_path, system_context("thu")) as workspace:
        record, other = (added(workspace, new_person(workspace, name)) for name in ("Trần", "Lê"))
        assert drafts_of(workspace, record) == {}
        for field, text in (("full_name", "Tr"), ("full_name", "Trần"), ("phone", "09")):
            keep_draft(workspace, record, field, text)
        keep_draft(workspace, other, "phone", "08")
        drop_draft(workspace, record, dropped)
        assert drafts_of(workspace, record) == left
        assert drafts_of(workspace, other) == {"phone": "08"}


def test_nothing_is_kept_for_who_isnt_there(tmp_path):
    """Neither for somebody who was never written nor for somebody deleted: nobody would ever delete it."""
    with open_workspace(tmp_path, system_context("thu")) as workspace:
        keep_draft(workspace, unit_id("", ""), "unit_name", "CĐCS")
        unwritten, gone = new_person(workspace, "Trần").id, added(workspace, new_person(workspace, "Lê"))
        initiative = added(workspace, new_initiative(workspace, "Lịch"))
        delete_people(workspace, [gone])
        for record in (unwritten, gone, initiative):
            keep_draft(workspace, record, "phone", "09")
        assert drafts_of(workspace, unit_id("", "")) == {"unit_name": "CĐCS"}
        assert [drafts_of(workspace, record) for record in (unwritten, gone, initiative)] == [{}, {}, {"phone": "09"}]
