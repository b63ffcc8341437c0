"""From the text tree to the typed model, through cattrs, collecting every finding on the way.

cattrs with detailed validation, because it reports all problems of a file with their paths (msgspec stops
at the first) and costs a start 20 ms of import over the attrs classes we have anyway, where pydantic was
measured at 300 ms. Owns the converter and the words for misshapen values. Must not know files or cross
references.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from config.hours import Weekday
from config.model import Text
from config.problems import SHAPE_NAMES, Finding, Rejected, TreePath
from config.scalars import Parsed, choice, nearest, said
from config.yaml_source import Tree

_Model = TypeVar("_Model")
_Shape = TypeVar("_Shape")


def structured(tree: Tree, model: type[_Model]) -> tuple[_Model | None, list[Finding]]:
    """The tree as a model class, or None with every reason why not."""
    try:
        return _converter().structure(tree, model), []
    except (ClassValidationError, IterableValidationError, Rejected) as error:
        findings: list[Finding] = []
        _collect(error, (), findings)
        return None, findings


def _shaped(value: object, shape: type[_Shape], example: str) -> _Shape:
    """The value itself if it has the shape its place wants; else refused with an example of one that has."""
    if isinstance(value, shape):
        return value
    found = SHAPE_NAMES[type(value)]
    what = f"{SHAPE_NAMES[shape]} is expected, but {found} stands here"
    raise Rejected("nothing is written here" if value == "" else what, example)


def _text_hook(value: object, _type: object) -> str:
    return said(_shaped(value, str, "write one text; put quotes around it if it holds ': '"))


def _parsed_factory(annotated: Any) -> Callable[[object, object], object]:
    parse = _parser(annotated).parse

    def hook(value: object, _type: object) -> object:
        return parse(said(_shaped(value, str, "write a single value")))

    return hook


def _parser(annotated: Any) -> Parsed:
    found: Parsed = next(one for one in get_args(annotated)[1:] if isinstance(one, Parsed))
    return found


def _is_parsed(kind: Any) -> bool:
    return any(isinstance(one, Parsed) for one in getattr(kind, "__metadata__", ()))


def _is_tuple(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _is_choice(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is Literal


def _choice_factory(literal: Any) -> Callable[[object, object], str]:
    words = tuple(str(word) for word in get_args(literal))

    def hook(value: object, _type: object) -> str:
        return choice(_shaped(value, str, "write a single word"), words)

    return hook


def _weekday_hook(value: object, _type: object) -> Weekday:
    return Weekday(choice(_shaped(value, str, "write a single day"), tuple(Weekday)))


def _translations_hook(value: object, _type: object) -> Mapping[str, str]:
    texts = _shaped(value, dict, "write one line for each language, such as 'en: Passport'")
    errors: list[Exception] = []
    for language, text in texts.items():
        try:
            _text_hook(text, str)
        except Rejected as error:
            error.__notes__ = [AttributeValidationNote("", language, str)]
            errors.append(error)
    if errors:
        raise ClassValidationError("texts", errors, dict)
    return dict(texts)


def _optional_factory(optional: Any) -> Callable[[object, object], object]:
    inner = next(one for one in get_args(optional) if one is not type(None))
    hook = _converter().get_structure_hook(inner)
    return lambda value, _type: hook(value, inner)


def _is_optional(kind: Any) -> bool:
    return type(None) in get_args(kind)


def _tuple_factory(kind: Any) -> Callable[[object, object], tuple[object, ...]]:
    inner = get_args(kind)[0]
    hook = _converter().get_structure_hook(inner)

    def each(value: object, _type: object) -> tuple[object, ...]:
        items = _shaped(value, list, "write a list: [a, b], or lines that begin with a dash")
        done: list[object] = []
        errors: list[Exception] = []
        for number, item in enumerate(items):
            try:
                done.append(hook(item, inner))
            except (Rejected, ClassValidationError, IterableValidationError) as error:
                error.__notes__ = [IterableValidationNote("", number, inner)]
                errors.append(error)
        if errors:
            raise IterableValidationError("items", errors, tuple)
        return tuple(done)

    return each


def _class_factory(model: type[Any]) -> Callable[[Any, Any], Any]:
    inner = make_dict_structure_fn(model, _converter(), _cattrs_forbid_extra_keys=True)

    def hook(value: object, kind: Any) -> Any:
        example = "write its keys on lines of their own, indented: " + _keys_of(model)
        return inner(_shaped(value, dict, example), kind)

    return hook


def _keys_of(model: type[Any]) -> str:
    return ", ".join(field.name for field in attrs.fields(model) if field.init)


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook_factory(attrs.has, _class_factory)
    converter.register_structure_hook_func(lambda kind: kind is str, _text_hook)
    converter.register_structure_hook(Weekday, _weekday_hook)
    converter.register_structure_hook_factory(_is_tuple, _tuple_factory)
    converter.register_structure_hook_factory(_is_choice, _choice_factory)
    converter.register_structure_hook_factory(_is_optional, _optional_factory)
    converter.register_structure_hook_func(lambda kind: kind == Text, _translations_hook)
    converter.register_structure_hook_factory(_is_parsed, _parsed_factory)
    return converter


def _collect(error: BaseException, path: TreePath, findings: list[Finding]) -> None:
    """Walk what cattrs raised; each leaf becomes a finding with its path."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        for inner in error.exceptions:
            _collect(inner, path + _step(inner), findings)
    elif isinstance(error, Rejected):
        place = (*path, error.key) if error.key else path
        findings.append(Finding(place, error.what, error.fix))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = tuple(field.name for field in attrs.fields(error.cl) if field.init)
        for key in sorted(error.extra_fields):
            fix = nearest(key, known) or "keys known here: " + ", ".join(known)
            findings.append(Finding((*path, key), f"the key '{key}' is not known here", fix, on_key=True))
    elif isinstance(error, KeyError) and path:
        findings.append(Finding(path, f"the key '{path[-1]}' is missing", f"add '{path[-1]}: ...'"))
    else:
        raise error  # no mistake of a technician: a fault of ours, shown as one


def _step(error: BaseException) -> TreePath:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote) and isinstance(note.index, int):
            return (note.index,)
    return ()
