"""The shape of the house, in one table: which room may import which, and what the core must not
touch.

A room is a folder of `src/editlint`; below `rules/` each category and its `engine/` is one. The
test sees every import: inside functions, for type checking alone, by
`import_module("editlint....")`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from conftest import ROOT
from editlint.registry.preparers import PREPARERS

SRC = ROOT / "src" / "editlint"

VALUES = frozenset({"model"})
RULES = frozenset(
    f"rules.{name}" for name in ("boilerplate", "consistency", "duplication", "residue", "sourcing")
)
ENGINES = frozenset(f"{room}.engine" for room in RULES)
FOR_RULES = VALUES | {"language", "edits"}

# Each room with the rooms it may import; a room may always import itself. No room stands above one
# that it imports, so there are no circles between rooms.
ROOMS: dict[str, frozenset[str]] = {
    "model": frozenset(),
    "language": VALUES,
    "edits": VALUES,
    "alignment": VALUES | {"language"},
    "reuse": VALUES | {"alignment"},
    "parse": VALUES | {"language"},
    "packs": VALUES,
    "archive": VALUES | {"alignment", "reuse"},
    **dict.fromkeys(ENGINES, FOR_RULES),
    **{room: FOR_RULES | {f"{room}.engine"} for room in RULES},
    "rules.duplication.engine": FOR_RULES | {"alignment", "reuse"},
    "fix": VALUES | {"edits"},
    "lint": VALUES | {"parse", "fix", "reuse"},
    "project": VALUES | {"language", "lint"},
    "registry": VALUES | {"language", "packs", "project"} | RULES | ENGINES,
    "office": VALUES | {"parse", "edits"},
    "sources": VALUES | {"project", "office"},
    "learn": VALUES | {"alignment", "project"},
    "corpus": VALUES | {"alignment", "parse", "project", "sources"},
    "run": VALUES
    | {"alignment", "reuse", "archive", "office", "parse", "lint", "fix", "project", "registry"}
    | {"sources", "rules.consistency.engine"},
    "reference": VALUES | {"packs", "project"},
    "page": VALUES | {"language", "parse", "lint"},
    "formats": VALUES | {"language", "edits", "reference", "page"},
    "desk": VALUES | {"project", "run", "reference", "formats", "page"},
    "cli": VALUES
    | {
        "archive",
        "corpus",
        "learn",
        "parse",
        "sources",
        "desk",
        "packs",
        "lint",
        "fix",
        "project",
        "registry",
        "run",
        "reference",
        "formats",
    },
    "": VALUES | {"run", "cli"},
}
PURE = (
    "model", "language", "edits", "alignment", "reuse", "parse", "packs", "rules", "lint", "fix",
)  # fmt: skip
OUTSIDE = frozenset({
    "os", "sys", "io", "pathlib", "subprocess", "time", "datetime", "click", "shutil", "tempfile",
    "logging", "random", "socket", "signal", "threading",
})  # fmt: skip

MODULES = sorted(SRC.rglob("*.py"))
NAMES = {path: path.relative_to(SRC).as_posix() for path in MODULES}
PURE_MODULES = [path for path in MODULES if NAMES[path].split("/")[0] in PURE]


def room_of(parts: list[str]) -> str:
    """The room of a module path below `editlint`: "rules.sourcing.engine" of
    rules/sourcing/engine/reading.
    """
    known = [".".join(parts[:depth]) for depth in (3, 2, 1)]
    return next((room for room in known if room in ROOMS), "")


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, in whatever way, by its dotted name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield _beginning(node.args[0])


def _beginning(name: ast.expr) -> str:
    """What is written out of a module's name: "editlint.formats." of f"editlint.formats.{name}"."""
    parts = name.values if isinstance(name, ast.JoinedStr) else [name]
    assert isinstance(parts[0], ast.Constant), (
        f"nobody can tell what is imported: {ast.unparse(name)}"
    )
    return str(parts[0].value)


def ours(path: Path) -> Iterator[str]:
    """The rooms that the file imports from."""
    for name in imports(path):
        first, *rest = name.rstrip(".").split(".")
        if first == "editlint" and rest != ["rules"]:
            yield room_of(rest)


@pytest.mark.parametrize("path", MODULES, ids=NAMES.get)
def test_a_room_imports_what_the_table_says(path: Path) -> None:
    mine = room_of(NAMES[path].removesuffix(".py").split("/"))
    beyond = set(ours(path)) - ROOMS[mine] - {mine}
    assert not beyond, f"{NAMES[path]} ({mine}) imports from {', '.join(sorted(beyond))}"


def test_the_table_has_no_circles() -> None:
    floors: dict[str, int] = {}

    def floor(room: str, way: tuple[str, ...] = ()) -> int:
        assert room not in way, f"circle: {' -> '.join((*way, room))}"
        if room not in floors:
            floors[room] = 1 + max((floor(other, (*way, room)) for other in ROOMS[room]), default=0)
        return floors[room]

    assert max(map(floor, ROOMS)) <= 11


def test_every_room_is_in_the_table_and_no_module_lies_loose() -> None:
    assert {room_of(name.split("/")) for name in NAMES.values()} == set(ROOMS)
    assert {name for name in NAMES.values() if "/" not in name} == {"__init__.py", "__main__.py"}


def test_a_rule_is_one_module_directly_in_its_room() -> None:
    for path in (SRC / "rules").glob("*/*.py"):
        made = path.read_text(encoding="utf-8").count("\n@rule(")
        assert made == (path.stem != "__init__"), f"{NAMES[path]} makes {made} rules"


def test_no_rule_imports_another_rule() -> None:
    for path in (SRC / "rules").glob("*/*.py"):
        for name in imports(path):
            parts = name.split(".")
            assert parts[:2] != ["editlint", "rules"] or parts[3] == "engine", (
                f"{NAMES[path]}: {name}"
            )


@pytest.mark.parametrize("path", PURE_MODULES, ids=NAMES.get)
def test_the_core_has_no_input_or_output(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] not in OUTSIDE, f"{NAMES[path]} imports {name}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"open", "print", "input"}, f"{NAMES[path]}:{node.lineno}"


@pytest.mark.parametrize("path", PURE_MODULES, ids=NAMES.get)
def test_the_core_has_no_globals_that_grow(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
        empty = isinstance(value, (ast.List, ast.Dict, ast.Set)) and ast.unparse(value) in (
            "[]",
            "{}",
        )
        called = isinstance(value, ast.Call) and ast.unparse(value.func) in ("list", "dict", "set")
        assert not empty, f"{NAMES[path]}:{node.lineno} fills a global"
        assert not called, f"{NAMES[path]}:{node.lineno} fills a global"


def test_values_are_made_by_our_own_maker() -> None:
    """The standard library's dataclasses cost a millisecond a class at start-up."""
    importing = [
        name
        for path, name in NAMES.items()
        if any(imported.startswith("dataclasses.") for imported in imports(path))
    ]
    assert importing == ["model/values.py"]  # which shows them to type checkers


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {path: ".".join(["editlint", *NAMES[path][:-3].split("/")]) for path in MODULES}
    modules = {name.removesuffix(".__init__"): path for path, name in names.items()}
    edges = {
        name: {
            module
            for imported in imports(path)
            for module in (imported, imported.rpartition(".")[0])
            if module in modules and module != name
        }
        for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, f"import cycle: {' -> '.join((*way, name))}"
        if name not in done:
            for other in edges[name] - {"editlint"}:
                visit(other, (*way, name))
            done.add(name)

    for name in edges:
        visit(name, ())


def test_data_files_name_preparers_that_exist() -> None:
    for path in (ROOT / "rules").glob("*/*.yaml"):
        name = yaml.safe_load(path.read_text(encoding="utf-8")).get("prepared-by")
        assert name is None or name in PREPARERS, f"{path.name}: {name}"


def test_yaml_rules_and_data_lie_in_folders_of_rooms() -> None:
    assert {path.name for path in (ROOT / "rules").iterdir()} == {
        room.removeprefix("rules.") for room in RULES
    }
