"""Classes of fields: what `dataclass(slots=True)` gives, without what it costs at every start.

The library writes and compiles up to six methods for each class as it is imported, and this program loads a hundred of
them: a third of a short run (docs/decisions/0003-records.md). Here `__init__` is written when a class is first used,
and the other methods are the same few functions for every class. That nothing assigns to a record is held by mypy.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)
_Record = TypeVar("_Record")

_NOTHING: Final[Any] = object()


class Field:
    """How one field is filled and whether it counts when two records are compared or printed."""

    __slots__ = ("compare", "default", "default_factory", "init", "repr")

    def __init__(self, default: Any, default_factory: Any, *, init: bool, shown: bool, compare: bool) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = shown
        self.compare = compare


def field(
    *,
    default: Any = _NOTHING,
    default_factory: Callable[[], Any] = _NOTHING,
    init: bool = True,
    repr: bool = True,  # noqa: A002 - the words of the library, which checkers know
    compare: bool = True,
) -> Any:
    """A field that is more than its name and default.

    `compare=False` keeps it out of comparing, `repr=False` out of printing; `init=False` leaves it to `__post_init__`.
    """
    return Field(default, default_factory, init=init, shown=repr, compare=compare)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: _Class) -> _Class:
    """Make a class with slots whose instances compare, hash and print by their fields; it inherits from nothing."""
    return _made(cls)


@dataclass_transform(field_specifiers=(field,))
def slotted(cls: _Class) -> _Class:
    """The same for what changes after it is made."""
    return _made(cls)


def replace(original: _Record, **changes: Any) -> _Record:
    """The same record with some fields changed."""
    fields: dict[str, Field] = original.__record_fields__  # type: ignore[attr-defined]
    kept = {name: getattr(original, name) for name, each in fields.items() if each.init and name not in changes}
    return type(original)(**kept, **changes)


def as_data(made: object) -> dict[str, Any]:
    """The fields of a record by name, each as it is."""
    return {name: getattr(made, name) for name in made.__record_fields__}  # type: ignore[attr-defined]


def _made(cls: _Class) -> _Class:
    fields = {name: _field(vars(cls).get(name, _NOTHING)) for name in vars(cls).get("__annotations__", ())}
    body = {name: value for name, value in vars(cls).items() if name not in {*fields, "__dict__", "__weakref__"}}
    compared = _getter([name for name, each in fields.items() if each.compare])
    printed = [name for name, each in fields.items() if each.repr]

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it stands in for the real one
        made.__init__ = _written_init(fields, has_more="__post_init__" in body)
        made.__init__(self, *args, **kwargs)

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(compared(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in printed)})"

    own = {each.__name__: each for each in (__init__, __eq__, __hash__, __repr__)}
    made: Any = type(cls)(cls.__name__, (), {**own, **body, "__slots__": tuple(fields), "__record_fields__": fields})
    made.__qualname__ = cls.__qualname__
    result: _Class = made
    return result


def _field(default: Any) -> Field:
    return default if isinstance(default, Field) else Field(default, _NOTHING, init=True, shown=True, compare=True)


def _getter(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _written_init(fields: dict[str, Field], *, has_more: bool) -> Callable[..., None]:
    """Write and compile the `__init__` of a class with these fields."""
    known: dict[str, Any] = {"NOTHING": _NOTHING}
    parameters, lines = [], []
    for name, each in fields.items():
        if not each.init:
            continue
        value = name
        if each.default is not _NOTHING:
            known[f"_{name}"] = each.default
            parameters.append(f"{name}=_{name}")
        elif each.default_factory is not _NOTHING:
            known[f"_{name}"] = each.default_factory
            parameters.append(f"{name}=NOTHING")
            value = f"_{name}() if {name} is NOTHING else {name}"
        else:
            parameters.append(name)
        lines.append(f" self.{name} = {value}")
    lines += [" self.__post_init__()"] if has_more else [] if lines else [" pass"]
    exec("\n".join((f"def __init__({', '.join(('self', *parameters))}):", *lines)), known)  # noqa: S102 - our own words
    made: Callable[..., None] = known["__init__"]
    return made
