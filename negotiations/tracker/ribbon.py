"""The status ribbon: each issue as two lines over time. All geometry in percent, for attributes of the drawing."""

import datetime
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from negotiations.editions.schema import FamilyCode, IssueShape, StatusCode, StatusWording, TalksShape
from negotiations.editions.state import State
from negotiations.tracker.course import Course, Step
from negotiations.tracker.dates import dated, local_day

JOINT = 2.0
NEAR = 5.2
LEVELS = 3
ROW = 18
DAY = datetime.timedelta(days=1)

LINES: dict[str, tuple[float, float, float]] = {
    "raised": (6, 20, 1.5),
    "under_negotiation": (9, 17, 3),
    "agreed_in_principle": (10.8, 15.2, 4),
    "agreed": (11, 15, 5),
    "in_force": (11, 15, 5),
    "fulfilled": (11, 15, 5),
    "stalled": (6, 20, 3),
    "rejected": (4.5, 21.5, 3),
    "broken": (4, 15, 3),
    "expired": (11, 15, 2),
}
"""Height of the two lines and their weight, by status; what is not on the table has none."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch at one status, or the joint that leads into it; `sign` names the symbol."""

    sign: str
    family: FamilyCode
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Joint:
    """The symbol between two statuses."""

    sign: str
    from_lines: tuple[float, float, float]
    to_lines: tuple[float, float, float]

    @property
    def path(self) -> str:
        """The two strokes, in a box of 10 by 26."""
        (a, b, _), (c, d, _) = self.from_lines, self.to_lines
        return f"M0 {a:g}L10 {c:g}M0 {b:g}L10 {d:g}"

    @property
    def weight(self) -> str:
        return f"{self.to_lines[2]:g}"


@dataclass(frozen=True, slots=True)
class Row:
    issue: IssueShape
    wording: StatusWording
    words: str
    bands: list[Band]


@dataclass(frozen=True, slots=True)
class Flag:
    """A talks event on the time line; `level` stacks flags that would cover one another."""

    letter: str
    talks: TalksShape
    x: float
    level: int

    @property
    def y(self) -> int:
        """Height of the flag’s middle, in pixels from the top."""
        return 10 + ROW * self.level


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    first_day: datetime.date
    last_day: datetime.date
    rows: list[Row]
    flags: list[Flag]
    ticks: list[Tick]
    joints: list[Joint]
    levels: int

    @property
    def day_y(self) -> int:
        """Height of the line of days under the flags, in pixels."""
        return 36 + ROW * (self.levels - 1)


@dataclass(frozen=True, slots=True)
class Window:
    """From the first edition’s day to the newest edition’s, or to the end of coverage; whole days of the zone."""

    first: datetime.date
    last: datetime.date
    zone: ZoneInfo

    def place(self, moment: datetime.datetime) -> float:
        """Return where the day of a moment begins, 0 to 100."""
        day = moment.astimezone(self.zone).date()
        share = (day - self.first) / ((self.last - self.first) + DAY)
        return round(min(max(share, 0.0), 1.0) * 100, 2)


def ribbon_of(state: State, courses: dict[UUID, Course]) -> Ribbon:
    """Lay out the ribbon of every issue that the state holds."""
    window = _window(state)
    joints: dict[str, Joint] = {}
    rows = [
        Row(
            issue,
            state.wording[issue.status],
            course_in_words(state, courses[issue.id]),
            _bands(state, courses[issue.id], window, joints),
        )
        for issue in state.ordered_issues
    ]
    flags = flags_of(state, window)
    levels = max((flag.level for flag in flags), default=0) + 1
    return Ribbon(window.first, window.last, rows, flags, _ticks(window), list(joints.values()), levels)


def letters(state: State) -> dict[UUID, str]:
    """Give every talks event held its letter, A first; after Z come AA, AB and so on."""
    held = [talks for talks in state.ordered_talks if talks.state == "held"]
    return {talks.id: _letter(number) for number, talks in enumerate(held)}


def course_in_words(state: State, course: Course) -> str:
    """Return the course of an issue as a sentence, for those who do not see the drawing."""
    if not course.steps:
        return f"{state.wording[course.start].label} throughout"
    return "; ".join(_step_in_words(state, step) for step in course.steps)


def flags_of(state: State, window: Window) -> list[Flag]:
    """Place a lettered flag for each event in the window."""
    flags: list[Flag] = []
    free_from = [-100.0] * LEVELS
    by_id = letters(state)
    for talks in state.ordered_talks:
        day = local_day(talks.starts_at, state.frame.zone)
        if talks.id not in by_id or not window.first <= day <= window.last:
            continue
        x = window.place(talks.starts_at)
        level = next((n for n, end in enumerate(free_from) if x - end >= NEAR), LEVELS - 1)
        free_from[level] = x
        flags.append(Flag(by_id[talks.id], talks, x, level))
    return flags


def _window(state: State) -> Window:
    zone = state.frame.zone
    first = local_day(state.editions[0].published_at, zone)
    last = local_day(state.edition.published_at, zone)
    if state.frame.coverage_ends_at:
        last = min(last, local_day(state.frame.coverage_ends_at, zone))
    return Window(first, max(first, last), ZoneInfo(zone))


def _bands(state: State, course: Course, window: Window, joints: dict[str, Joint]) -> list[Band]:
    bands: list[Band] = []
    stretches = _stretches(course, window)
    for number, (status, x, end, dotted) in enumerate(stretches):
        if status not in LINES or end <= x:
            continue
        family = state.wording[status].family
        previous = stretches[number - 1][0] if number else "not_on_the_table"
        if previous in LINES and previous != status and x > 0:
            width = min(JOINT, (end - x) / 2)
            sign = f"j-{previous}-{status}"
            joints[sign] = Joint(sign, LINES[previous], LINES[status])
            bands.append(Band(sign, family, round(x, 2), round(width, 2)))
            x += width
        bands.append(Band(f"b-{'raisedq' if dotted else status}", family, round(x, 2), round(end - x, 2)))
    return bands


def _stretches(course: Course, window: Window) -> list[tuple[StatusCode, float, float, bool]]:
    """Return (status, from, to, day not stated); steps of one day leave only the last of them."""
    starts: list[tuple[StatusCode, float, bool]] = [(course.start, 0.0, False)]
    for step in course.steps:
        vague = step.precision in ("unknown", "month") and step.status == "raised"
        starts.append((step.status, window.place(step.at), vague))
    ends = [start[1] for start in starts[1:]] + [100.0]
    return [(status, x, end, vague) for (status, x, vague), end in zip(starts, ends, strict=True) if end > x]


def _step_in_words(state: State, step: Step) -> str:
    day = dated(local_day(step.at, state.frame.zone), step.precision, "text")
    label = state.wording[step.status].label
    return f"{label} from {day}" if day.machine else f"{label}, {day}"


def _ticks(window: Window) -> list[Tick]:
    """Name the first day and a few Mondays, or months when the window is long."""
    days = (window.last - window.first).days + 1
    ticks = [Tick(0.0, str(dated(window.first, "day", "data")))]
    step = max(1, round(days / 7 / 4))
    monday = window.first + datetime.timedelta(days=(7 - window.first.weekday()) % 7 or 7)
    while monday <= window.last:
        x = round((monday - window.first).days / days * 100, 2)
        if 12 <= x <= 93:
            ticks.append(Tick(x, str(dated(monday, "day", "data"))))
        monday += datetime.timedelta(weeks=step)
    return ticks


def _letter(number: int) -> str:
    return chr(65 + number) if number < 26 else _letter(number // 26 - 1) + chr(65 + number % 26)
