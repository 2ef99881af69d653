"""The house: its arrows hold and saw every module, and nothing lies about that doesn't belong there."""

import ast
import fnmatch
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOTS = ("desktop_app", "db", "ui")

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "benchmarks.json",
    "build_installer.spec",
    "db",
    "desktop_app",
    "dev.py",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
    "ui",
}
ROOMS = {
    "__main__",
    "bootstrap",
    "cli",
    "documents",
    "domain",
    "importing",
    "packages",
    "programmes",
    "rules",
    "services",
    "system",
    "text",
}
THIRD_PARTY = {
    "desktop_app.cli": set(),
    "desktop_app.domain": set(),
    "desktop_app.rules": set(),
    "desktop_app.system": {"platformdirs", "psutil"},
    "desktop_app.text": {"rapidfuzz"},
}
"""The libraries of the rooms that have to stay small, besides Python's own."""

REGISTRY = re.compile(r"(pypi|pythonhosted|npmjs)\.(org|com|io)|(registry|mirror)\.[a-z]+\.[a-z]+")
MACHINE_PATH = re.compile(r"(?<![\w.\\}/])/(home|root|work|opt|mnt)/\w")


def ignored(name: str) -> bool:
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return name == ".git" or any(fnmatch.fnmatch(name, pattern.rstrip("/")) for pattern in patterns)


def files_of_the_project() -> Iterator[Path]:
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = sorted(name for name in subfolders if not ignored(name))
        yield from (Path(folder) / name for name in sorted(names) if not ignored(name))


FILES = tuple(files_of_the_project())
MODULES = tuple(path for path in FILES if path.suffix == ".py")
TESTS = tuple(path for path in MODULES if path.name.startswith("test_"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def texts() -> Iterator[tuple[Path, str]]:
    for path in FILES:
        data = path.read_bytes()
        if b"\0" not in data:
            yield path, data.decode("utf-8")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*ROOTS, include_external_packages=True, cache_dir=None)


def test_the_arrows_hold():
    """In a process of its own: import-linter disables every logger there is, and with them the tests of the log."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contracts_saw_every_module(graph):
    on_disk = {
        place(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in MODULES
        if place(path).split("/")[0] in ROOTS
    }
    seen = {module for module in graph.modules if module.split(".")[0] in ROOTS}
    assert seen == on_disk
    assert len(seen) > 40


def test_every_room_is_known_to_the_contracts(graph):
    assert {module.rpartition(".")[2] for module in graph.find_children("desktop_app")} == ROOMS


@pytest.mark.parametrize("package", ROOTS)
def test_a_root_package_imports_nothing(graph, package):
    assert graph.find_modules_directly_imported_by(package) == set()


@pytest.mark.parametrize("room", sorted(THIRD_PARTY))
def test_the_small_rooms_stay_small(graph, room):
    libraries = {
        imported
        for module in {room, *graph.find_descendants(room)}
        for imported in graph.find_modules_directly_imported_by(module)
        if imported.split(".")[0] not in {*ROOTS, *sys.stdlib_module_names}
    }
    assert libraries <= THIRD_PARTY[room]


def test_the_top_level_holds_what_belongs_there():
    assert {path.name for path in ROOT.iterdir() if not ignored(path.name)} <= TOP_LEVEL


def test_no_other_lock_lies_about():
    assert not {path.name for path in FILES} & {"uv.lock", "poetry.lock", "package-lock.json", "yarn.lock"}


def test_every_module_says_what_it_does():
    silent = [place(path) for path in MODULES if path.stat().st_size and not ast.get_docstring(tree(path))]
    product = [place(path) for path in MODULES if not path.stat().st_size and "tests" not in path.parts]
    assert silent + product == []


def test_no_file_names_a_registry_or_a_place_on_one_machine():
    found = [
        f"{place(path)}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if REGISTRY.search(line) or MACHINE_PATH.search(line)
    ]
    assert found == []


def test_the_lock_has_hashes_and_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 40
    hashed = re.compile(r"\S+==\S+ .*\\\n +--hash=sha256:[0-9a-f]{64}")
    assert [entry for entry in entries if not hashed.match(entry)] == []
    assert not re.search(r"://|--index|--extra|--find| @ ", text)


def test_the_lock_names_every_dependency():
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE))
    names = {re.split(r"[<>=;! ]", requirement)[0].lower() for requirement in wanted}
    assert names <= locked
    assert [requirement for requirement in wanted if not re.search(r">=.*(,<|;)", requirement)] == []


def test_the_fonts_come_with_their_licence():
    fonts = ROOT / "resources" / "fonts"
    assert {path.name for path in fonts.glob("*.ttf")} == {
        f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")
    }
    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE-OFL.txt").read_text(encoding="utf-8")


def test_the_glossary_is_there():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    glossary = re.search(r"^## Glossary\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert glossary is not None
    assert len(re.findall(r"^\|.*\|", glossary[1], flags=re.MULTILINE)) > 20


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def checks_something(function: ast.AST) -> bool:
    words = ("assert", "raises", "warns", "check", "expect", "verify", "wait")
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and any(word in ast.unparse(node.func).lower() for word in words))
        for node in ast.walk(function)
    )


def test_every_test_checks_something():
    idle = [
        f"{place(path)}: {function.name}"
        for path in TESTS
        for function in functions(path)
        if function.name.startswith("test_") and not checks_something(function)
    ]
    assert idle == []


def test_no_test_sleeps():
    asleep = [
        f"{place(path)}:{node.lineno}"
        for path in TESTS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"time.sleep", "sleep"}
    ]
    assert asleep == []


def reason_of_skip(call: ast.Call) -> bool:
    """Whether a call that skips a test says why."""
    named = any(keyword.arg == "reason" for keyword in call.keywords)
    return named or (ast.unparse(call.func).endswith(".skip") and bool(call.args))


def test_no_test_is_skipped_without_a_reason():
    skip = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail)")
    found = []
    for path in TESTS:
        nodes = list(ast.walk(tree(path)))
        with_reason = {id(n.func) for n in nodes if isinstance(n, ast.Call) and reason_of_skip(n)}
        skips = [n for n in nodes if isinstance(n, ast.Attribute) and skip.fullmatch(ast.unparse(n))]
        found += [f"{place(path)}:{n.lineno}" for n in skips if id(n) not in with_reason]
    assert found == []


def test_every_folder_of_tests_is_a_package():
    assert [place(path.parent) for path in TESTS if not (path.parent / "__init__.py").exists()] == []
