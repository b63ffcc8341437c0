"""The words while somebody waits for a volunteer: who comes, or where to go instead, and the ways on.

Owns the page of a call for help. Must not know how long it stands.
"""

from config.languages import Language
from kiosk.flow import KioskFlow
from kiosk.page import Page
from kiosk.views.parts import View, action, languages


def help_wanted(flow: KioskFlow, language: Language) -> View:
    """Who comes; in every language of the centre while none is chosen."""
    said = [language] if _chosen(flow) else languages(flow)
    about = _about(flow)
    return {
        "title": language.text(f"kiosk.help_{about}"),
        "icon": {"coming": "people", "no_desk": "building"}.get(about, "help"),
        "notices": [_notice(flow, about, one) for one in said],
        "actions": _ways_on(said),
    }


def help_offer(flow: KioskFlow, language: Language) -> View:
    """What the foot of every other page says of help; `on` while a call stands."""
    if flow.page is Page.HELP:
        return {}
    on = flow.help.standing is not None
    return {"text": language.text("kiosk.help_on" if on else "kiosk.help"), "on": on}


def _about(flow: KioskFlow) -> str:
    """What is to be said of the call that stands. One that nobody can see is not left to be waited for."""
    if not flow.help_is_heard:
        return "no_desk"
    return "coming" if flow.help.coming else "called"


def _notice(flow: KioskFlow, about: str, language: Language) -> View:
    body = language.text(f"kiosk.help_{about}_body")
    where = _where(flow, language) if about == "no_desk" else ""
    return {
        "language": language.code,
        "title": language.text(f"kiosk.help_{about}"),
        "body": f"{body} {where}".rstrip(),
    }


def _where(flow: KioskFlow, language: Language) -> str:
    """Where the first help desk is that the centre's file says it of; empty where it says nothing."""
    place = next((one.where for one in flow.help_desks if one.where is not None), None)
    return "" if place is None else language.text("kiosk.help_desk_where", where=place[language.code])


def _chosen(flow: KioskFlow) -> bool:
    """Whether the language is the citizen's own and not only the first of the centre."""
    return bool(flow.given) or (flow.visitor is not None and bool(flow.visitor.steps))


def _ways_on(said: list[Language]) -> list[View]:
    """On, or no help after all: at length in one language, in a word each in several."""
    go_on, cancel = ("kiosk.help_go_on", "kiosk.help_cancel")
    if len(said) > 1:
        go_on, cancel = ("kiosk.continue", "kiosk.help_cancel_short")
    return [
        action("help_go_on", _together(go_on, said), first=True),
        action("help_cancel", _together(cancel, said), icon="close"),
    ]


def _together(key: str, said: list[Language]) -> str:
    first, *others = said
    return " · ".join((first.text(key), *(first.isolated(one.text(key)) for one in others)))
