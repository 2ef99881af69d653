"""Workbooks that are written over one that is there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.errors import InputError
from desktop_app.services.exchange import write_empty_workbook, write_whole_workbook
from desktop_app.services.workspace import OpenWorkspace

Write = Callable[..., Path]


def _empty(workspace: OpenWorkspace, file: Path, *, overwrite: bool) -> Path:
    return write_empty_workbook(file, workspace.context, overwrite=overwrite)


def _whole(workspace: OpenWorkspace, file: Path, *, overwrite: bool) -> Path:
    return write_whole_workbook(workspace, file, overwrite=overwrite)


@pytest.mark.parametrize("write", [_empty, _whole])
def test_what_is_there_is_replaced_only_where_asked(workspace: OpenWorkspace, tmp_path: Path, write: Write) -> None:
    file = tmp_path / "có rồi.xlsx"
    file.write_bytes(b"x")
    with pytest.raises(InputError) as refused:
        write(workspace, file, overwrite=False)
    assert refused.value.code == "file-exists"
    assert file.read_bytes() == b"x"
    assert write(workspace, file, overwrite=True) == file
    assert load_workbook(file).sheetnames
