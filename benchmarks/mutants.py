"""Changes one operator or constant at a time and counts what the tests notice: `python -m benchmarks.mutants`.

A sample of mutants of values/, aligning/ and comparing/, each in a copy of the project; those that no test kills are
printed with their lines, to become tests or to be found equivalent.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDERS: Final = ("values", "aligning", "comparing")
NEAREST: Final = (
    "tests/values",
    "tests/comparing",
    "tests/taxonomy/test_examples.py",
    "tests/properties/test_names.py",
)
WIDER: Final = (
    *(f"tests/properties/test_{each}.py" for each in ("outcomes", "soundness", "clashes", "order_sound", "network")),
    *(f"tests/properties/test_{each}.py" for each in ("care", "numbers", "comparing", "calendar")),
    "tests/reviewing",
    "tests/acceptance",
    "tests/checking",
    "tests/document",
    "tests/rounds",
)
"""Tests that are asked only about a mutant that the nearest let live."""

SECONDS: Final = 300
_SWAPS: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


def main() -> int:
    """Try mutants until the count or the minutes are reached; print the share killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=60)
    asked = parser.parse_args()
    source = ROOT / "src" / "ceasefire_diff"
    places = [
        (file.relative_to(source), number)
        for folder in FOLDERS
        for file in sorted((source / folder).rglob("*.py"))
        for number, _ in enumerate(_mutable(ast.parse(file.read_text(encoding="utf-8"))))
    ]
    chosen = random.Random(asked.seed).sample(places, min(asked.count, len(places)))  # noqa: S311  the same sample again
    begun, killed, tried = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "__pycache__", ".*_cache"))
        if not (_passes(copy, NEAREST) and _passes(copy, WIDER)):
            print("the tests fail without any mutant")
            return 1
        for file, number in chosen:
            if time.monotonic() - begun > 60 * asked.minutes:
                break
            target = copy / "src" / "ceasefire_diff" / file
            whole = target.read_text(encoding="utf-8")
            tree = ast.parse(whole)
            line, was = _mutate(tree, number)
            target.write_text(ast.unparse(tree), encoding="utf-8")
            tried += 1
            if _passes(copy, NEAREST) and _passes(copy, WIDER):
                print(f"survived: {file}:{line} {was}: {whole.splitlines()[line - 1].strip()}", flush=True)
            else:
                killed += 1
            target.write_text(whole, encoding="utf-8")
    took = time.monotonic() - begun
    print(f"seed {asked.seed}: {killed} of {tried} mutants killed, of {len(places)} possible, {took:.0f} s")
    return 0


def _mutable(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that can be changed, always in one order; annotations and `strict=` are left alone."""
    left_alone = {
        id(inside)
        for node in ast.walk(tree)
        for named in (getattr(node, "annotation", None), getattr(node, "returns", None), _strict(node))
        if isinstance(named, ast.AST)
        for inside in ast.walk(named)
    }
    for node in ast.walk(tree):
        if id(node) in left_alone:
            continue
        if isinstance(node, ast.Compare | ast.BoolOp | ast.BinOp):
            meant = _operator(node) in _SWAPS
        elif isinstance(node, ast.UnaryOp):
            meant = isinstance(node.op, ast.Not)
        else:
            meant = isinstance(node, ast.Constant) and isinstance(node.value, bool | int)
        if meant:
            yield node


def _strict(node: ast.AST) -> ast.AST | None:
    """What guards a `zip` of two that are as long as each other anyway: to change it changes nothing."""
    return node.value if isinstance(node, ast.keyword) and node.arg == "strict" else None


def _operator(node: ast.Compare | ast.BoolOp | ast.BinOp) -> type[ast.AST]:
    return type(node.ops[0]) if isinstance(node, ast.Compare) else type(node.op)


def _mutate(tree: ast.AST, number: int) -> tuple[int, str]:
    """Change the node of this number in place; its line and what it was."""
    node = next(each for place, each in enumerate(_mutable(tree)) if place == number)
    if isinstance(node, ast.Compare):
        was, node.ops[0] = _operator(node), _SWAPS[_operator(node)]()  # type: ignore[call-overload]
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        was, node.op = _operator(node), _SWAPS[_operator(node)]()  # type: ignore[assignment]
    elif isinstance(node, ast.UnaryOp):
        was, node.op = ast.Not, ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
    elif isinstance(node, ast.Constant):
        was = ast.Constant
        node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
    else:
        raise TypeError(node)
    ast.fix_missing_locations(tree)
    return getattr(node, "lineno", 0), was.__name__


def _passes(copy: Path, tests: Sequence[str]) -> bool:
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(words, cwd=copy, env=environment, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
