"""The shape of the house: who may import whom, and what the core must not touch."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "editlint"

# A module imports only from its own row or from rows above it.
ROWS: list[set[str]] = [
    {"values", "text", "words", "document", "finding", "report", "rule"},
    {"match"},
    {"parse"},
    {"views"},
    {"rules"},
    {"packs"},
    {"fingerprint", "allows", "lint", "filters", "verify", "fix", "testing"},
    {"guard", "allowfile", "builtin", "house", "settings", "config", "globs", "select", "files", "discover", "cache", "git", "baseline"},
    {"archive"},
    {"engine", "many", "gates", "run", "ask"},
    {"formats", "docs", "schema"},
    {"cli", "__main__", "__init__"},
]
PURE = set().union(*ROWS[:7])
IMPURE = {"os", "sys", "io", "pathlib", "subprocess", "time", "datetime", "click", "shutil", "tempfile", "logging", "random", "socket"}

MODULES = sorted(SRC.rglob("*.py"))


def row_of(path: Path) -> int:
    part = path.relative_to(SRC).parts[0].removesuffix(".py")
    return next(k for k, row in enumerate(ROWS) if part in row)


def imports(path: Path) -> set[str]:
    """Names of all modules that the file imports, also inside functions, type-checking imports apart."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_go_up_only(path: Path) -> None:
    mine = row_of(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "editlint" or len(parts) == 1 or parts[1] == "__version__":
            continue
        row = next(k for k, names in enumerate(ROWS) if parts[1] in names)
        assert row <= mine, f"{path.relative_to(SRC)} imports {name}, which lies in a row below it"
        if mine == row and parts[1] == "rules" and path.stem != "__init__":
            pytest.fail(f"{path.relative_to(SRC)} imports another rule: {name}")


@pytest.mark.parametrize("path", [p for p in MODULES if p.relative_to(SRC).parts[0].removesuffix(".py") in PURE], ids=lambda p: p.stem)
def test_core_has_no_io(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] not in IMPURE, f"{path.relative_to(SRC)} imports {name}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "print", "input"}, f"{path.relative_to(SRC)}:{node.lineno} calls {node.func.id}"


def test_values_are_made_by_our_own_maker() -> None:
    """The standard library's dataclasses cost a millisecond a class at start-up."""
    importing = [path.name for path in MODULES if any(name.startswith("dataclasses.") for name in imports(path))]
    assert importing == []


def test_no_import_cycles() -> None:
    graph = {}
    for path in MODULES:
        name = ".".join(["editlint", *path.relative_to(SRC).with_suffix("").parts]).removesuffix(".__init__")
        graph[name] = imports(path)
    edges = {
        a: {b for b in graph for i in names if b != a and b != "editlint" and (i == b or i.startswith(b + "."))}
        for a, names in graph.items()
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, f"import cycle: {' -> '.join((*way, name))}"
        if name not in done:
            for other in edges[name]:
                if not (name.startswith(other + ".") or other.startswith(name + ".")):
                    visit(other, (*way, name))
            done.add(name)

    for name in edges:
        visit(name, ())
