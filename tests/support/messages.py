"""Hypothesis strategies for whatever the contract lets through, made from the structs themselves.

A new field or message is drawn at once, without a line here.
"""

from typing import Any

import msgspec
from hypothesis import strategies as st

WIDEST = 2**63 - 1
"""The widest whole number that each side of the wire can hold."""


def drawn(kind: Any) -> st.SearchStrategy[Any]:
    """Any lawful value of `kind`: a struct, or a union of structs."""
    return _of(msgspec.inspect.type_info(kind))


def _of(told: msgspec.inspect.Type) -> st.SearchStrategy[Any]:
    match told:
        case msgspec.inspect.Metadata(type=inner):
            return _of(inner)
        case msgspec.inspect.UnionType(types=kinds):
            return st.one_of(*(_of(kind) for kind in kinds))
        case msgspec.inspect.StructType(cls=cls, fields=fields):
            return st.builds(cls, **{field.name: _of(field.type) for field in fields})
        case msgspec.inspect.VarTupleType(item_type=item, min_length=least):
            return st.lists(_of(item), min_size=least or 0, max_size=4).map(tuple)
        case msgspec.inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_of(key), _of(value), max_size=3)
        case _:
            return _single(told)


def _single(told: msgspec.inspect.Type) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one arm a type
    match told:
        case msgspec.inspect.EnumType(cls=members):
            return st.sampled_from(list(members))
        case msgspec.inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case msgspec.inspect.StrType(pattern=None, min_length=least):
            return st.text(min_size=least or 0, max_size=40)
        case msgspec.inspect.StrType(pattern=str(pattern)):
            return st.from_regex(pattern)
        case msgspec.inspect.IntType(ge=least, le=most):
            return st.integers(-WIDEST if least is None else least, WIDEST if most is None else most)
        case msgspec.inspect.BoolType():
            return st.booleans()
        case msgspec.inspect.NoneType():
            return st.none()
        case _:
            message = f"the contract has a new kind of type, {told}: teach it here"
            raise NotImplementedError(message)
