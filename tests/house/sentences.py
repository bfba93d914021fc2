"""What is said in the house: every message its code, its pages and its refusals mention, and where."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from string import Formatter

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from assessment_app.domain.bank_faults import Fault
from assessment_app.domain.language import Language
from assessment_app.domain.people import Role
from assessment_app.domain.policy import MAY, Action
from tests.house.reading import HOUSE, ROOT, Module, called, every_event, literal, modules, within

TEXTS = HOUSE / "text"
PASSES_ON = "assessment_app/text/"

FAMILIES: Mapping[str, frozenset[str]] = {
    "role.": frozenset(f"role.{role}" for role in Role),
    "action.": frozenset(f"action.{action}" for action in Action),
    "not_allowed.": frozenset(f"not_allowed.{action}" for action in Action),
    "event.": frozenset(f"event.{event.__name__}" for event in every_event()),
}
"""Messages whose name ends in a word of the domain: the beginning as the code writes it, and all there are."""

HANDED_ON: Mapping[tuple[str, str], frozenset[str]] = {
    # (file, expression): what it can stand for; nothing where another call, which is checked, says it literally.
    ("assessment_app/screens/visit.py", "message"): frozenset(),
    ("assessment_app/screens/probation/naming.py", "incomplete.key"): frozenset(),
    ("assessment_app/screens/rights.py", "word"): frozenset(word for rule in MAY.values() for word in rule.words),
}


@dataclass(frozen=True)
class Said:
    """One message, where it is said, and the values it is given there (None: the code does not show which)."""

    message: str
    place: str
    values: frozenset[str] | None = frozenset()
    many: str | None = None
    refusal: bool = False


@dataclass(frozen=True)
class Translation:
    """One entry of a .po file; `many` is the second message of a counted one."""

    language: Language
    file: str
    message: str
    sentences: tuple[str, ...]
    fuzzy: bool = False
    many: str | None = None


class Unreadable(str):
    """A place where something is said that the rules cannot follow."""

    __slots__ = ()


def said_in(module: Module) -> Iterator[Said | Unreadable]:
    """Everything a module says, counts, or raises as a refusal."""
    refusals = refusals_of_the_house()
    for call in module.calls():
        if called(call) == "say":
            yield from _said(module, call)
        elif called(call) == "count" and len(call.args) == 3 and not _counts_characters(call):
            yield from _counted(module, call)
        elif refusals.get(called(call)) and call.args:
            yield from _said(module, call, refusal=True)
    yield from _refusals_that_name_themselves(module)


def said_in_template(name: str, text: str) -> Iterator[Said | Unreadable]:
    """Everything a page outside Streamlit says."""
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            place, first = f"{name}:{call.lineno}", call.args[0]
            if isinstance(first, nodes.Const):
                yield Said(first.value, place, frozenset(pair.key for pair in call.kwargs))
            elif isinstance(first, nodes.Concat) and isinstance(first.nodes[0], nodes.Const):
                yield from (Said(message, place) for message in FAMILIES.get(first.nodes[0].value, ()))
            else:
                yield Unreadable(f"{place}: says something that is not written here")


@cache
def everything_said() -> tuple[Said | Unreadable, ...]:
    """Everything the house says; `text` itself only passes on what it is asked to say."""
    found = [said for module in modules() if not module.name.startswith(PASSES_ON) for said in said_in(module)]
    for path in within(HOUSE, ".html"):
        found += said_in_template(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    # The speaker says the faults of a bank file; which values each is given, the tests of the banks show.
    found += [Said(f"bank.{fault}", "assessment_app/domain/bank_faults.py", None, refusal=True) for fault in Fault]
    return tuple(found)


def messages() -> tuple[Said, ...]:
    """Everything said that can be followed to a message."""
    return tuple(said for said in everything_said() if isinstance(said, Said))


@cache
def refusals_of_the_house() -> Mapping[str, bool]:
    """Refusal and every class made from it, each with whether its first value is the key of its sentence."""
    classes = [node for module in modules() for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    found = {"Refusal": True}
    while more := [node for node in classes if node.name not in found and _bases(node) & found.keys()]:
        found |= {node.name: not any(_own_keys(node)) for node in more}
    return found


@cache
def translations() -> tuple[Translation, ...]:
    """Every entry of every .po file."""
    return tuple(
        _translation(language, path.name, message)
        for language in Language
        for path in sorted((TEXTS / language.value).glob("*.po"))
        for message in read_po(BytesIO(path.read_bytes()), locale=language.value)
        if message.id
    )


def placeholders(sentence: str) -> frozenset[str]:
    """The names between braces."""
    return frozenset(re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def _said(module: Module, call: ast.Call, *, refusal: bool = False) -> Iterator[Said | Unreadable]:
    place, values = module.place(call), _values(call)
    for first in _alternatives(call.args[0]):
        if (message := literal(first)) is not None:
            yield Said(message, place, values, refusal=refusal)
        elif (family := _family(module, first)) is not None:
            yield from (Said(message, place, values, refusal=refusal) for message in family)
        else:
            yield Unreadable(f"{place}: says {ast.unparse(first)}, which is not written here")


def _counted(module: Module, call: ast.Call) -> Iterator[Said | Unreadable]:
    one, many = literal(call.args[0]), literal(call.args[1])
    if one is None or many is None:
        yield Unreadable(f"{module.place(call)}: counts something that is not written here")
    else:
        values = _values(call)
        yield Said(one, module.place(call), None if values is None else values | {"n"}, many=many)


def _refusals_that_name_themselves(module: Module) -> Iterator[Said]:
    for kind in ast.walk(module.tree):
        if isinstance(kind, ast.ClassDef) and kind.name in refusals_of_the_house():
            for call in _own_keys(kind):
                yield Said(literal(call.args[0]) or "", module.place(call), _values(call), refusal=True)


def _own_keys(kind: ast.ClassDef) -> Iterator[ast.Call]:
    calls = (node for node in ast.walk(kind) if isinstance(node, ast.Call) and called(node) == "__init__")
    return (call for call in calls if call.args and literal(call.args[0]))


def _bases(kind: ast.ClassDef) -> set[str]:
    return {base.id for base in kind.bases if isinstance(base, ast.Name)}


def _counts_characters(call: ast.Call) -> bool:
    # text.count("a", 0, 10) has a number where a Speaker has its second sentence.
    return isinstance(call.args[1], ast.Constant) and isinstance(call.args[1].value, int)


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    # `theirs` is the newer value that OutOfDate carries beside its sentence.
    return None if None in names else frozenset(name for name in names if name and name != "theirs")


def _alternatives(node: ast.expr) -> Iterable[ast.expr]:
    if isinstance(node, ast.IfExp):
        return (*_alternatives(node.body), *_alternatives(node.orelse))
    return (node,)


def _family(module: Module, node: ast.expr) -> frozenset[str] | None:
    if isinstance(node, ast.JoinedStr):
        return FAMILIES.get(literal(node.values[0]) or "")
    return HANDED_ON.get((module.name, ast.unparse(node)))


def _translation(language: Language, file: str, message: Message) -> Translation:
    one, many = (message.id, None) if isinstance(message.id, str) else message.id
    found = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return Translation(language, f"{language}/{file}", one, found, message.fuzzy, many)
