"""Expected trouble: what happened and what to do, for a person, each kind with its registered code."""

from typing import Final

ERROR_CODES: Final[dict[str, str]] = {
    "usage": "the command line's words are off",
    "date-unreadable": "a date given by a person can't be read",
    "file-not-found": "a file or folder that was named is not there",
    "file-unreadable": "a file can't be read",
    "file-exists": "a file that would be overwritten is there already",
    "folder-not-writable": "a folder that was named can't be written",
    "folder-unsuitable": "a folder that was named doesn't serve for what it is to hold",
    "backup-damaged": "a backup isn't what it was when it was made",
    "path-too-long": "a path is longer than the system takes",
    "workbook-not-xlsx": "the file is no workbook this program reads",
    "workbook-damaged": "the workbook is damaged",
    "workbook-too-large": "the workbook is over a limit of size, rows or columns",
    "workbook-timeout": "reading the workbook took too long",
    "workbook-memory": "reading the workbook took too much memory",
    "sheet-missing": "a required sheet is missing",
    "column-missing": "a required column is missing",
    "workbook-rejected": "with all or nothing, a row was rejected",
    "mapping-invalid": "a file that says how a list is read is written wrongly or says what there isn't",
    "programme-unknown": "no programme has this id",
    "programme-invalid": "a programme file does not hold to its schema",
    "programme-exists": "a programme with this id and version is there with other contents",
    "unit-missing": "the workspace doesn't know its own unit yet",
    "initiative-unknown": "no initiative has this code",
    "period-invalid": "a period ends before it begins",
    "list-empty": "a list or labels would hold nothing",
    "paper-unknown": "no paper of this kind is made on its own",
    "format-unknown": "a paper isn't made in the format that a file's name asks for",
    "person-unknown": "a person is not in the register any more",
    "submission-unknown": "no submission has this id",
    "submission-empty": "a submission would hold no initiative",
    "submission-unchanged": "a new revision would hold what the newest one holds",
    "submission-sent": "a revision that was sent can't be deleted",
    "submission-scan": "the scan of the signed paper is no PDF or picture",
    "bound-failed": "papers and scans could not be bound into one PDF",
    "wording-invalid": "a wording text has an error",
    "wording-unknown-blank": "a wording text names a blank that does not exist",
    "facts-invalid": "facts of a submission do not hold to their schema",
    "name-too-long": "a name inside a package would be too long",
    "package-too-large": "a package would hold more than one part may",
    "attachment-missing": "a stored attachment is not in the workspace any more",
    "attachment-damaged": "a stored attachment is not what it was",
    "clash": "the record was changed meanwhile",
    "workspace-locked": "another process has the workspace open",
    "workspace-locked-elsewhere": "a computer that can't be asked seems to have the workspace open",
    "workspace-damaged": "the workspace's database is damaged",
    "workspace-foreign": "the file is no workspace of this program",
    "workspace-newer": "the workspace was made by a newer version",
    "workspace-busy": "another program holds the database",
    "workspace-readonly": "the workspace can't be written",
    "disk-full": "the disk is full",
    "disk-fault": "a file operation failed",
    "medium-unreliable": "a medium gave back something else than was written to it",
    "medium-limit": "the file system of a medium can't hold a file of that size",
    "stick-removed": "a USB stick was pulled out while it was written to",
    "target-busy": "another program, often antivirus, holds the target",
    "out-of-memory": "memory ran out",
}


class ExpectedError(Exception):
    """Trouble that is expected and told to a person in Vietnamese: what happened and what to do.

    `code` is a key of `ERROR_CODES`; `str(error)` is the whole sentence. `exit_status` is what the command line
    answers.
    """

    exit_status = 2

    def __init__(self, code: str, message: str) -> None:
        """Take a registered code and the Vietnamese sentence."""
        if code not in ERROR_CODES:
            raise ValueError(f"unregistered error code {code!r}")
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["ExpectedError"], tuple[str, str], dict[str, object]]:
        """Survive the way back from a child process, notes and all."""
        return type(self), (self.code, self.message), self.__dict__


class InputError(ExpectedError):
    """The input or the call can't be used; nothing was written (exit 2)."""


class WorkspaceError(ExpectedError):
    """The workspace or the disk failed; nothing is half written (exit 3)."""

    exit_status = 3
