"""What holds for every test: no screen, no user folders, no unexpected log line, full tests on demand."""

import logging
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests import fault_map

os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("house", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("house")

_LEFT_OUT = pytest.StashKey[set[str]]()
_USER_FOLDERS = tuple(f"XDG_{kind}_HOME" for kind in ("CACHE", "CONFIG", "DATA", "STATE"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run the tests that call other programs")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_LEFT_OUT] = set()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--full"):
        return
    left_out = [item for item in items if item.get_closest_marker("full")]
    items[:] = [item for item in items if not item.get_closest_marker("full")]
    config.hook.pytest_deselected(items=left_out)
    config.stash[_LEFT_OUT].update(f"{item.nodeid}: {_why_left_out(item)}" for item in left_out)


def _missing_tools(item: pytest.Item) -> list[str]:
    marker = item.get_closest_marker("full")
    return [tool for tool in marker.args if not shutil.which(tool)] if marker else []


def _why_left_out(item: pytest.Item) -> str:
    missing = _missing_tools(item)
    return f"only in --full; missing here: {', '.join(missing)}" if missing else "only in --full"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if missing := _missing_tools(item):
        pytest.fail(f"this test calls {', '.join(missing)}: not found", pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    left_out = session.config.stash[_LEFT_OUT]
    if output is not None:
        output["left_out"] = sorted(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over from a worker of pytest-xdist what it left out."""
    node.config.stash[_LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = config.stash[_LEFT_OUT]
    if left_out:
        terminalreporter.section("left out")
    for line in sorted(left_out):
        terminalreporter.line(line)
    passed = [report.nodeid for report in terminalreporter.getreports("passed") if report.when == "call"]
    if any(map(fault_map.codes_of, passed)):
        terminalreporter.section("faults: passed tests of each")
        for line in fault_map.summary(passed):
            terminalreporter.line(line)


@pytest.fixture(autouse=True, scope="session")
def _no_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point the user's folders at an empty one: no test reads or writes what is a person's own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HOSO_SANGKIEN_WORKSPACE", raising=False)
        for name in _USER_FOLDERS:
            patch.setenv(name, str(home))
        for name in ("APPDATA", "LOCAL_APPDATA"):
            patch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home))
        yield


class _Collector(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a warning was logged, unless it looks at the log itself with caplog."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    collector = _Collector()
    root.addHandler(collector)
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    if "caplog" not in request.fixturenames:
        assert not collector.lines, "unexpected in the log:\n" + "\n".join(collector.lines)
