"""Imports of our own rooms stand at the head of a module, where the arrows can be seen."""

import ast
from pathlib import Path

import pytest

import negotiations

ROOT = Path(negotiations.__file__).parent


def hidden_imports(source: str) -> list[int]:
    """The lines of functions on which something of negotiations is imported."""
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inside = [inner for node in functions for inner in ast.walk(node)]
    return sorted({i.lineno for i in inside if isinstance(i, ast.Import | ast.ImportFrom) and _is_ours(i)})


def _is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or (node.module or "").split(".")[0] == "negotiations"
    return any(name.name.split(".")[0] == "negotiations" for name in node.names)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    from negotiations.record import models\n", [2]),
        ("class A:\n    async def f(self):\n        import negotiations.desk\n", [3]),
        ("def f():\n    from . import models\n", [2]),
        ("from negotiations.record import models\ndef f():\n    import json\n", []),
    ],
)
def test_the_check_sees_hidden_imports(source: str, lines: list[int]) -> None:
    assert hidden_imports(source) == lines


def test_no_function_hides_an_import_of_ours() -> None:
    hidden = [
        f"{path.relative_to(ROOT.parent)}:{line}"
        for path in sorted(ROOT.rglob("*.py"))
        for line in hidden_imports(path.read_text(encoding="utf-8"))
    ]
    assert hidden == []


def test_no_module_is_a_drawer() -> None:
    names = {"utils.py", "helpers.py", "misc.py"}
    assert [str(path) for path in ROOT.rglob("*.py") if path.name in names] == []
