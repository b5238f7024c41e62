"""Words by which news says, in indirect speech, what a party wants: from +3 (demands) to -3 (a red line)."""

# ruff: noqa: SIM905 -- a list of words reads best as running text

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stance:
    """What a word says. `value` plain, `negated` after "not" (None: nothing sure); `then`: one of these must follow."""

    value: int
    negated: int | None
    then: tuple[str, ...] = ()


def _verb(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return base, base + ending, base + "ed", base + "ing"


_SUPPORT = ("support", "readiness", "willingness", "openness", "backing")
_AGAINST = ("opposition",)
_DOUBTS = ("concern", "concerns", "doubt", "doubts", "scepticism", "skepticism", "reservations", "alarm")
# (words, value, negated, what must follow)
_VERBS: tuple[tuple[str, int, int | None, tuple[str, ...]], ...] = (
    ("demand require", 3, None, ()),
    ("insist", 3, None, ("on", "upon", "that")),
    ("support back endorse favour favor accept", 2, -2, ()),
    ("welcome urge advocate propose", 2, None, ()),
    ("want", 2, -2, ()),
    ("call", 2, None, ("for", "on")),
    ("agree", 2, -2, ("to", "on", "that")),
    ("push press", 2, None, ("for",)),
    ("pledge promise vow offer", 2, None, ("to",)),
    ("consider weigh", 1, None, ()),
    ("float", 1, None, ("the",)),
    ("doubt question", -1, None, ()),
    ("warn", -2, None, ("against",)),
    ("oppose", -2, 1, ()),
    ("reject resist dismiss", -2, None, ()),
    ("refuse decline", -2, None, ("to",)),
    ("object", -2, 1, ("to",)),
    ("rule", -3, 1, ("out",)),
)
_MORE: tuple[tuple[str, Stance], ...] = (
    ("sought seeks seek seeking", Stance(2, None)),
    ("opposed", Stance(-2, 1, ("to",))),
    ("against", Stance(-2, 1)),
    ("open receptive", Stance(1, -2, ("to",))),
    ("ready willing prepared", Stance(1, -2, ("to", "for"))),
    ("sceptical skeptical wary", Stance(-1, None, ("of", "about"))),
)
STANCES: dict[str, Stance] = {
    form: Stance(value, negated, then)
    for bases, value, negated, then in _VERBS
    for base in bases.split()
    for form in _verb(base)
} | {form: stance for forms, stance in _MORE for form in forms.split()}
# "Signalled opposition to": the noun behind says it.
SHOWING = frozenset(
    form
    for base in "signal signall express voice show repeat reiterate state".split()
    for form in _verb(base)
)
SHOWN: dict[str, int] = (
    dict.fromkeys(_SUPPORT, 1)
    | dict.fromkeys(_AGAINST, -2)
    | dict.fromkeys(_DOUBTS, -1)
    | {"support": 2, "backing": 2}
)
# To reject what somebody says is no stance on what it is about.
DENYING = frozenset(
    form for base in ("reject", "dismiss", "resist", "oppose", "question", "doubt") for form in _verb(base)
)
TOLD = frozenset(
    """
claim claims report reports allegation allegations accusation accusations suggestion suggestions rumour rumours rumor
rumors criticism assertion assertions account accounts remark remarks comment comments charge charges talk
""".split()
)
# These report a sentence, which has to be read itself.
SAYING = frozenset(
    """
said says say saying signalled signaled signals signal signaling signalling argued argues argue arguing warned warns
warn warning declared declares stressed stresses maintained maintains reiterated reiterates repeated announced
announces indicated indicates insisted insists insist told tells clear stated states suggested suggests added adds
confirmed confirms believes believe thinks think
""".split()
)
# A sentence with none of these states no stance.
STATING = frozenset(STANCES) | SHOWING | SAYING
# May stand between the subject and its verb.
BESIDE = frozenset(
    """
do does did has have had is are was were be been being will would also already again repeatedly now long since still clearly
firmly strongly publicly previously earlier later consistently both all made makes make making it to on this week
month monday tuesday wednesday thursday friday saturday sunday today yesterday however then continues continue
continued remains remain remained
""".split()
)
NOT = frozenset(("not", "never", "cannot", "no"))
MAY = frozenset(("may", "might", "could", "can", "should", "must"))
# Plural and single nouns whose words are their side's; soldiers and voters are not.
SPEAKS_FOR_A_PARTY = frozenset(
    """
official officials president presidents minister ministers premier chancellor leader leaders diplomat diplomats
negotiator negotiators spokesman spokeswoman spokesperson envoy envoys ambassador authorities secretary delegate
delegates representative representatives mediator mediators commander rebels
""".split()
)
