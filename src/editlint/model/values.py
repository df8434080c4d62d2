"""Values: dataclasses for a tenth of what the standard library's cost at start-up.

`dataclasses.dataclass` writes and compiles the source of six methods for every class, about a
millisecond each time, and editlint has many small classes and must start within a hook's patience.
Here the methods are written once and look the fields up. To a type checker, and in all that this
project uses of it, this is `dataclass`: the classes are compared, hashed, shown, copied and pickled
by their fields. Not offered: ordering, `__post_init__`, keyword-only fields.

`NamedTuple` is as quick to make values of as the standard one, whose classes cost 0.1 ms each, for
each compiles a method. Here, and for the `__init__` of dataclasses, one method is compiled for a
number of fields and copied with the names of the fields in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple", "dataclass", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _MISSING = object()

    class FrozenError(AttributeError):
        """Raised when a field of a value is set or deleted."""

    class field:  # the name that the standard library gives it
        """What a field has beside its type: a default or the function that makes one, and whether
        it is compared.
        """

        def __init__(
            self, *, default=_MISSING, default_factory=None, compare=True, repr=True
        ):  # the standard library's words
            self.default, self.default_factory, self.compare, self.repr = (
                default,
                default_factory,
                compare,
                repr,
            )

    def dataclass(*, frozen=False, slots=False, eq=True):
        """Make a class of values from the annotations of its body and of its bases."""

        def make(cls):
            own = vars(cls).get("__annotations__", {})
            fields = {
                **getattr(cls, "_fields", {}),
                **{name: _field(cls, name) for name in own if _is_field(own[name])},
            }
            body = {
                name: value
                for name, value in cls.__dict__.items()
                if name not in ("__dict__", "__weakref__") and name not in own
            }
            body |= {"_fields": fields, "__match_args__": tuple(fields)}
            if slots:
                body["__slots__"] = tuple(name for name in own if name in fields)
            for method in (
                _init(fields),
                *_ALL,
                *((__eq__,) if eq else ()),
                *((__setattr__, __delattr__) if frozen else ()),
                *((__hash__,) if frozen and eq else ()),
            ):
                body.setdefault(method.__name__, method)
            return type(cls)(cls.__name__, cls.__bases__, body)

        return make

    def replace(value, /, **changes):
        """A copy of `value` with other values in the fields that `changes` names."""
        return type(value)(**{name: getattr(value, name) for name in value._fields} | changes)

    def _is_field(annotation):
        return not str(annotation).startswith("ClassVar")

    def _field(cls, name):
        default = cls.__dict__.get(name, _MISSING)
        return default if isinstance(default, field) else field(default=default)

    _set = object.__setattr__

    def _init(fields):
        """The method that sets the fields: one code for each number of them, with their names put
        into it. Where a default has to be made anew each time, the one that looks them up.
        """
        if not fields or any(field.default_factory for field in fields.values()):
            return __init__
        names = {f"_{number}": name for number, name in enumerate(fields)}
        code = _setter(len(fields))
        code = code.replace(
            co_varnames=("self", *fields),
            co_consts=tuple(names.get(constant, constant) for constant in code.co_consts),
            co_name="__init__",
        )
        defaults = (its.default for its in fields.values() if its.default is not _MISSING)
        return FunctionType(code, globals(), "__init__", tuple(defaults))

    @cache
    def _setter(size):
        """The code that sets so many fields."""
        parts = [f"_{number}" for number in range(size)]
        sets = "".join(f"_set(self, {part!r}, {part}), " for part in parts)
        return eval(f"lambda self, {', '.join(parts)}: ({sets}) and None").__code__

    def __init__(self, *args, **named):
        fields = self._fields
        for name, value in zip(fields, args, strict=False):
            _set(self, name, value)
        if len(args) == len(fields) and not named:
            return
        if len(args) > len(fields):
            raise TypeError(f"{type(self).__name__} takes {len(fields)} values, not {len(args)}")
        for name in list(fields)[len(args) :]:
            if name in named:
                _set(self, name, named.pop(name))
            elif fields[name].default_factory is not None:
                _set(self, name, fields[name].default_factory())
            elif fields[name].default is not _MISSING:
                _set(self, name, fields[name].default)
            else:
                raise TypeError(f"{type(self).__name__} lacks a value for {name!r}")
        for name in named:
            raise TypeError(f"{type(self).__name__} got {name!r}, which is unknown or given twice")

    def _compared(value):
        return tuple(getattr(value, name) for name, its in value._fields.items() if its.compare)

    def __eq__(self, other):
        return _compared(self) == _compared(other) if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash(_compared(self))

    def __repr__(self):
        shown = (
            f"{name}={getattr(self, name)!r}" for name, its in self._fields.items() if its.repr
        )
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __setattr__(self, name, value):
        raise FrozenError(f"{type(self).__name__} is frozen: {name!r} cannot be set")

    def __delattr__(self, name):
        raise FrozenError(f"{type(self).__name__} is frozen: {name!r} cannot be deleted")

    def __reduce__(self):
        return type(self), tuple(getattr(self, name) for name in self._fields)

    _ALL = (__repr__, __reduce__)

    class _NamedTuples(type):
        """Makes of `class Span(NamedTuple)` a class of tuples."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            code = _maker(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
            made = {
                "__slots__": (),
                "__new__": FunctionType(code, globals(), "__new__", tuple(defaults.values())),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                **{field: _tuplegetter(at, None) for at, field in enumerate(fields)},
            }
            return type(name, (tuple,), {**_OF_TUPLES, **body, **made})

    class NamedTuple(metaclass=_NamedTuples):
        """The base of classes of tuples whose parts have names."""

    _new = tuple.__new__

    @cache
    def _maker(size):
        """The code that makes a tuple of so many parts."""
        parts = "".join(f"_{number}, " for number in range(size))
        return eval(f"lambda _cls, {parts}: _new(_cls, ({parts}))").__code__

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, /, **changes):
        return type(self)(**{**self._asdict(), **changes})

    def __getnewargs__(self):
        return tuple(self)

    def _shown(self):
        parts = ", ".join(f"{name}={part!r}" for name, part in self._asdict().items())
        return f"{type(self).__name__}({parts})"

    _OF_TUPLES = {
        "_asdict": _asdict,
        "_make": classmethod(_new),
        "_replace": _replace,
        "__getnewargs__": __getnewargs__,
        "__repr__": _shown,
    }
