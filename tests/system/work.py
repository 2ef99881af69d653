"""Functions that the tests run in a child process."""

import logging
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app.system import files
from desktop_app.system.errors import TooLarge


class UnpicklableError(Exception):
    """An error that can't be made again from its arguments."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first} {second} 001190012345")


def add(first: int, second: int) -> int:
    return first + second


def large(size: int) -> bytes:
    return b"x" * size


def allocate(size: int) -> int:
    return len(bytearray(size))


def forever() -> None:
    while True:
        time.sleep(60)


def loop_that_swallows() -> None:
    while True:
        try:
            time.sleep(60)
        except BaseException:  # noqa: BLE001 - as a careless library does
            logging.getLogger(__name__).debug("ignored")


def die(code: int) -> None:
    os._exit(code)


def abort() -> None:
    os.abort()


def leave() -> None:
    sys.exit(0)


def refuse(text: str) -> None:
    raise TooLarge(None, text)


def refuse_unpicklably() -> None:
    raise UnpicklableError(1, 2)


def give_unpicklable() -> Callable[[], None]:
    return lambda: None


def count(steps: int, progress: Callable[[int, int, str], None]) -> int:
    for step in range(steps):
        progress(step, steps, "Đang đọc")
    return steps


def chatter() -> str:
    print("noise on standard output")
    os.write(1, b"noise on 1\n")
    os.write(2, b"noise on 2\n")
    return "quiet"


def write_beyond_file_size_limit(path: Path) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    files.write_bytes(path, b"x" * (2 << 20))


def write_and_die(path: Path) -> None:
    with files.atomic_writer(path) as file:
        file.write(b"half")
        file.flush()
        os._exit(9)


def loaded() -> list[str]:
    return sorted(sys.modules)
