"""Tells whom a noun for an office means: "the leader" is a president, "the premier" a prime minister."""

from collections.abc import Set

LEADERS = frozenset(
    (
        "president",
        "premier",
        "chancellor",
        "leader",
        "king",
        "queen",
        "emir",
        "sultan",
        "prince",
        "monarch",
        "ruler",
    )
)
SPOKES = frozenset(("spokesman", "spokeswoman", "spokesperson"))
PRESS_SECRETARY = frozenset(("press", "secretary"))  # a spokesman by another name
ENVOYS = frozenset(
    (
        "envoy",
        "ambassador",
        "ambassador-at-large",
        "diplomat",
        "negotiator",
        "representative",
        "emissary",
        "mediator",
        "delegate",
    )
)
GENERALS = frozenset(("major-general", "lieutenant-general", "brigadier-general", "colonel-general"))
# What else a noun may mean than the title that it names.
ALSO: dict[str, frozenset[str]] = {
    "leader": LEADERS | {"prime", "chief", "head"},
    "premier": frozenset(("premier", "prime")),
    "spokesman": SPOKES,
    "spokeswoman": SPOKES,
    "spokesperson": SPOKES,
    "envoy": frozenset(("envoy", "emissary", "representative")),
    "diplomat": ENVOYS | {"minister"},
    "chief": frozenset(
        """
        chief head director chairman chairwoman leader secretary-general secretary general commissioner
        commander representative
        """.split()  # noqa: SIM905 -- a list of words reads best as running text
    ),
    "head": frozenset(("head", "chief", "director", "chairman", "chairwoman", "leader", "commissioner")),
    "official": SPOKES | {"official", "adviser", "aide", "secretary", "deputy"},
    "academic": frozenset(("academic", "professor", "prof", "lecturer", "researcher", "scholar")),
    "scholar": frozenset(("scholar", "professor", "prof", "academic", "researcher")),
    "pontiff": frozenset(("pope",)),
    "ombudsman": frozenset(("ombudsman", "commissioner")),
    "ombudswoman": frozenset(("ombudswoman", "commissioner")),
    "negotiator": frozenset(("negotiator", "envoy", "representative")),
    "general": GENERALS | {"general", "gen"},
    "speaker": frozenset(("speaker", "head", "chairman", "chairwoman")),
    "commander": GENERALS | frozenset(("commander", "general", "colonel", "marshal", "admiral")),
}
SHADOW = "shadow"  # of a minister: whom the opposition sets against him
# Whoever is called another's counterpart holds the other's title.
SAME_AS_OTHER = LEADERS | {"minister", "secretary"}
# Words that tell one minister from another.
PARTICULAR = frozenset(
    """
    prime foreign defense defence interior finance justice trade economy energy health education vice deputy culture press
    shadow environment climate agriculture fisheries transport home commerce industry oil water
    """.split()  # noqa: SIM905 -- a list of words reads best as running text
)


def answers(head: str, asked: Set[str], held: Set[str]) -> bool:
    """Tell whether someone with the titles `held` is meant by the noun `head` with the words `asked` before it."""
    if asked and (SHADOW in asked) != (SHADOW in held):
        return False  # "the shadow finance minister"
    if (head == "secretary" and "press" in asked) or (head in SPOKES and held >= PRESS_SECRETARY):
        return held >= PRESS_SECRETARY or not held.isdisjoint(SPOKES)
    if held.isdisjoint(ALSO.get(head, ())) and head not in held:
        if head == "diplomat" and "foreign" in held:
            return not held.isdisjoint(SPOKES)
        return "counterpart" in held and head in SAME_AS_OTHER
    wanted, mine = asked & PARTICULAR, held & PARTICULAR
    if wanted and mine:
        return not wanted.isdisjoint(mine)
    if head == "president":
        return ("vice" in wanted) == ("vice" in mine)
    return head != "minister" or ("prime" in wanted) == ("prime" in mine)
