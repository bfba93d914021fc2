"""Nothing is drawn inside a piece of work: a click would interrupt it there and undo it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.reading import Module, called, modules, none_of

DRAWS_ITSELF = {"does", "goes", "door", "refused"}
"""What a visit does that shows something, leaves the page, or begins a piece of work of its own."""


def test_nothing_is_drawn_inside_a_work() -> None:
    none_of(fault for module in modules() for fault in drawn_inside(module))


@pytest.mark.parametrize("text", [
    "import streamlit as st\nwith visit.work() as work:\n    if True:\n        st.write(1)",
    "import streamlit as st\nwith desk.work(actor) as work:\n    st.session_state.clear()",
    "from streamlit import rerun\nwith visit.work():\n    rerun()",
    "with lock, visit.work() as work:\n    visit.goes('home')",
    "with visit.work() as work:\n    with st.container():\n        draw()",
])  # fmt: skip
def test_something_drawn_inside_a_work_is_seen(text: str) -> None:
    assert list(drawn_inside(Module("screen.py", text)))


def test_drawing_after_the_work_is_fine() -> None:
    text = "import streamlit as st\nwith visit.work() as work:\n    sheet = open_sheet(work)\nst.write(sheet)"
    assert not list(drawn_inside(Module("screen.py", text)))


def drawn_inside(module: Module) -> Iterator[str]:
    """Each call inside a work that draws, stops or reruns."""
    platform = streamlits_names(module)
    for block in ast.walk(module.tree):
        if isinstance(block, ast.With | ast.AsyncWith) and any(is_work(item.context_expr) for item in block.items):
            for node in (inner for statement in block.body for inner in ast.walk(statement)):
                if isinstance(node, ast.Call) and draws(node, platform):
                    yield f"{module.place(node)}: {ast.unparse(node.func)} inside a piece of work"


def is_work(context: ast.expr) -> bool:
    """Whether this opens a piece of work at the desk."""
    return isinstance(context, ast.Call) and isinstance(context.func, ast.Attribute) and called(context) == "work"


def draws(call: ast.Call, platform: set[str]) -> bool:
    """Whether this calls the platform, or something of a visit that does."""
    owner: ast.expr = call.func
    while isinstance(owner, ast.Attribute | ast.Call | ast.Subscript):
        owner = owner.func if isinstance(owner, ast.Call) else owner.value
    if not isinstance(owner, ast.Name):
        return False
    return owner.id in platform or (owner.id == "visit" and called(call) in DRAWS_ITSELF)


def streamlits_names(module: Module) -> set[str]:
    """Every name under which this module knows Streamlit or something of it."""
    names = {"st"}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or "streamlit" for alias in node.names if alias.name.startswith("streamlit")}
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("streamlit"):
            names |= {alias.asname or alias.name for alias in node.names}
    return names
