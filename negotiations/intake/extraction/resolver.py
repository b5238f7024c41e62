"""Says whom a mention means, by the article so far, and makes the voice of whoever speaks."""

from negotiations.intake.extraction.appositions import Apposed
from negotiations.intake.extraction.attribution import OBJECTS
from negotiations.intake.extraction.bodies import Bodies
from negotiations.intake.extraction.clause import POSSESSIVES, Clause
from negotiations.intake.extraction.delayed_names import GOING_ON, Called, met_plainly
from negotiations.intake.extraction.discourse import MENTIONED, SPEAKER, SUBJECT, Discourse
from negotiations.intake.extraction.documents import ISSUED, LED_BY, is_about_paper, owner_of_document
from negotiations.intake.extraction.jointly import Jointly, Resolved
from negotiations.intake.extraction.lexicon.function_words import INDEFINITE
from negotiations.intake.extraction.lexicon.places import ADJECTIVES
from negotiations.intake.extraction.lexicon.roles import ROLE_NOUNS_SINGULAR
from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.offices import LEADERS, answers
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.phrase import Phrase, phrase_of
from negotiations.intake.extraction.second_namings import SHOWN, body_before
from negotiations.intake.extraction.values import How
from negotiations.intake.extraction.voice import AS_IT_STANDS, WITHOUT_ARTICLE, Voice

NEAR = 4  # paragraphs
PLAIN = ADJECTIVES | {"The", "This", "UN", "U.N.", "EU", "U.S.", "US", "UK"}
ASKING = frozenset(("ask", "asks", "asked"))


class Resolver:
    """Keeps the people, bodies and documents that later mentions lean on."""

    def __init__(self, text: str, directory: Directory, apposed: Apposed) -> None:
        self._text, self._directory, self._apposed = text, directory, apposed
        self._discourse = Discourse()
        directory.chosen = self._discourse.latest
        self._bodies = Bodies()
        self._issuer: Voice | None = None
        self._issued_in = -1
        self._body: Voice | None = None  # the body that spoke last
        self._body_in = -1
        self._wrote: Voice | None = None
        self._paper = self._paper_before = -1  # paragraphs of sentences about a paper, this one and the last
        self._jointly = Jointly()
        self.called: list[Called] = []  # whom the article names behind what it called them
        self._several = ""  # what each of those is who were last spoken of together
        self._paragraph = -1

    def prime(self, people: list[Person]) -> None:
        """Remember the people of the headline before the first sentence."""
        self._discourse.next_sentence(-1)
        for person in people:
            self._discourse.note(person, MENTIONED)

    def begin(self, clause: Clause, subject: Mention | None) -> tuple[Resolved, Mention | None]:
        """Enter a sentence's mentions; return whom each means, and the document that it names."""
        self._paragraph = clause.paragraph.number
        note = self._discourse.next_sentence(self._paragraph).note
        self._paper_before, self._paper = self._paper, -1
        self._jointly.before = self._jointly.names
        resolved: Resolved = {}
        if clause.words[clause.start] in LED_BY:
            self._open(clause, resolved)
        document: Mention | None = None
        for mention in clause.mentions:
            kind = mention.kind
            if kind == "organisation":
                self._bodies.enter(mention, self._paragraph)
                if mention.name and mention.end < clause.end and clause.words[mention.end] in POSSESSIVES:
                    self._bodies.owned(mention.name, self._paragraph)
                continue
            if kind == "document":
                document = mention if mention.head in ISSUED else document
                continue
            if kind == "role" and mention.head[:-1] in ROLE_NOUNS_SINGULAR:
                self._several = mention.head[:-1]
            if mention.within is not None:
                self._bodies.enter(mention.within, self._paragraph)
            person: Person | None
            if kind == "person":
                person = self._directory.find(mention)
                if self._directory.told:
                    person = self._directory.told.get((self._paragraph, mention.start), person)
            elif kind == "pronoun":
                behind_comma = clause.words[mention.start - 1] == ","
                besides = self._beside(clause, mention, resolved) if behind_comma else None
                person = self.person_of(mention, besides)
            else:
                person = self.person_of(mention)
                if person is not None and not person.unnamed:
                    if _is_another(clause, mention, person):
                        person = None
                    elif mention.definite and (self._paragraph, mention.start) in self._apposed:
                        self._call(mention, person)
                    elif not person.roles and mention.head in LEADERS and _is_bare(clause, mention):
                        person = self._office_holder(mention.head, person)
            resolved[mention.start] = person
            if person is None:
                continue
            if mention is subject:
                note(person, SUBJECT)
            elif clause.reports_beside(mention):
                note(person, SPEAKER)
            elif person.sure or not clause.may_be_place(mention):
                # "The delegation is led by Anna Novak", "Novak's phone rang": the sentence is about her.
                led = clause.words[mention.start - 1] == "by" or mention.start == clause.start
                about = led and (subject is None or subject.kind == "organisation")
                about = about and (mention.start > clause.start or clause.owns(mention))
                note(person, SUBJECT if about else MENTIONED)
        return resolved, document

    def _office_holder(self, head: str, person: Person) -> Person:
        """Return the article's one president rather than somebody untitled of another paragraph."""
        if self._discourse.was_near(person, self._paragraph):
            return person
        return self._directory.sole(head) or person

    def _call(self, role: Mention, person: Person) -> None:
        """Note who is named beside "the spokesman", if somebody nameless spoke as one."""
        called = self._discourse.name_holder(role.head, person, self._paragraph)
        if called:
            self.called.append((called, person, self._paragraph))

    def _open(self, clause: Clause, resolved: Resolved) -> None:
        """Note what the first words of a sentence tell: that it is about a paper, or whom "According to him" means."""
        told = clause.start + 2
        if clause.words[clause.start] != "According":
            if is_about_paper(clause):
                self._paper = self._paragraph
        elif told < clause.end and clause.words[told] in OBJECTS:
            resolved[told] = self._discourse.who(OBJECTS[clause.words[told]], self._paragraph)

    def meet(self, clause: Clause, subject: Mention, resolved: Resolved) -> None:
        """Remember somebody nameless whom a sentence is about, though another speaks in it."""
        if clause.is_single_role(subject) and not subject.definite and resolved.get(subject.start) is None:
            self._discourse.note(self._stranger(subject, phrase_of(self._text, clause, subject)), SUBJECT)

    def lead(
        self, clause: Clause, mention: Mention, cue: str, resolved: Resolved, *, wanted: bool
    ) -> Voice | None:
        """Remember who leads a sentence; return the voice if it is wanted."""
        person = resolved.get(mention.start)
        if mention.kind == "pronoun" and mention.start not in resolved:
            person = self.person_of(mention)  # "according to her"
        if wanted and person is None and clause.is_single_role(mention):
            person = self._stranger(mention, phrase_of(self._text, clause, mention))
            self._discourse.note(person, _weight(clause, mention, cue))
        elif cue and person is not None:
            self._discourse.note(person, SPEAKER)
            person.sure = True
        if self._jointly.names or (cue and clause.words[mention.start - 1] == "and"):
            self._jointly.note(clause, mention, cue, resolved)
        if person is not None and mention.kind == "person" and person.may_be_body():
            self._bodies.led(mention, phrase_of(self._text, clause, mention), self._paragraph, person.name)
        if wanted:
            voice = self._voice(clause, mention, cue, phrase_of(self._text, clause, mention), person)
            self._wrote = voice if cue else self._wrote
            return voice
        if person is None and mention.kind in ("organisation", "role"):
            phrase = phrase_of(self._text, clause, mention)
            self._bodies.spoke(mention, phrase, self._paragraph)
            if cue and clause.is_single_role(mention):
                self._discourse.note(self._stranger(mention, phrase), _weight(clause, mention, cue))
        return None

    def speaker(self, clause: Clause, mention: Mention, cue: str, resolved: Resolved) -> Voice:
        """Return the voice of a quotation's speaker and remember that he or she spoke."""
        phrase = phrase_of(self._text, clause, mention)
        if mention.start not in resolved:
            resolved[mention.start] = self.person_of(mention)
        person = resolved[mention.start]
        if self._jointly.names or clause.words[mention.start - 1] == "and":
            self._jointly.note(clause, mention, cue, resolved)
        if person is None and cue and clause.is_single_role(mention):
            person = resolved[mention.start] = self._stranger(mention, phrase)
        voice = self._voice(clause, mention, cue, phrase, person)
        if person is not None and cue:
            if mention.kind == "person" and met_plainly(phrase, person, self._text):
                voice.met = True
                self._discourse.name_stranger(person, self._paragraph, goes_on=cue in GOING_ON)
            self._discourse.note(person, _weight(clause, mention, cue))
            person.sure = person.sure or mention.kind == "person"
        return voice

    def issued(self, clause: Clause, document: Mention, resolved: Resolved, lead: Voice | None) -> None:
        """Remember whose the document of a sentence is: its owner, else whoever leads the sentence."""
        owner = owner_of_document(clause, document)
        self._issued_in = self._paragraph if owner is not None or lead is not None else self._issued_in
        if owner is None:
            self._issuer = lead or self._issuer
            return
        person = resolved.get(owner.start) or self.person_of(owner)
        self._issuer = self._voice(clause, owner, "", phrase_of(self._text, clause, owner), person)

    @staticmethod
    def _beside(clause: Clause, mention: Mention, resolved: Resolved) -> Person | None:
        """Return who stands before the comma of "Novak, he added,": another than the one whom the pronoun means."""
        before = clause.ending_at(mention.start - 1)
        if before is None or before.kind != "person" or clause.words[mention.end] not in CUES:
            return None
        return resolved.get(before.start)

    def person_of(self, mention: Mention, besides: Person | None = None) -> Person | None:
        """Return the person whom a mention means, None when nobody or nobody with a name is known; never `besides`."""
        if mention.kind == "person":
            return self._directory.find(mention)
        if mention.kind == "pronoun":
            if mention.gender not in ("m", "f"):
                return None
            return self._discourse.who(mention.gender, self._paragraph, besides=besides)
        if mention.kind != "role" or mention.gender == "p":
            return None
        beside = self._apposed.get((self._paragraph, mention.start))
        if beside is not None or not mention.definite:
            return beside
        asked = frozenset(mention.roles)
        if mention.qualifiers:
            found = self._directory.holder(mention.head, mention.qualifiers, asked)
            if found is not None:
                return found
        return self._discourse.holder(
            mention.head, mention.gender, self._paragraph, mention.qualifiers, asked
        )

    def _stranger(self, mention: Mention, phrase: Phrase) -> Person:
        """Make a person of a role without a name, so that "he" and "the official" can mean it."""
        roles = {mention.head, *mention.roles}
        if mention.head in INDEFINITE and self._several:
            roles.add(self._several)  # "one of them" is a diplomat
        gender = mention.gender if mention.gender != "p" else ""
        return Person(phrase.text, gender, roles, None, True, set(mention.qualifiers), True)

    def _voice(
        self, clause: Clause, mention: Mention, cue: str, phrase: Phrase, person: Person | None
    ) -> Voice:
        weak = not cue
        kind = mention.kind
        if person is not None:
            how: How = "named" if kind == "person" else "role" if kind == "role" else "pronoun"
            if person.unnamed and kind == "role":
                self._bodies.spoke(mention, phrase, self._paragraph)
            return Voice(person.name, phrase, cue, how, None if person.unnamed else person, weak)
        if kind in ("organisation", "role"):
            name = self._bodies.full_name(mention, self._paragraph)
            if name is None and mention.definite and not mention.name:
                name = self._second_naming(clause, mention)
            self._bodies.spoke(mention, phrase, self._paragraph, name)
            how = "role" if kind == "role" else "organisation"
            form = WITHOUT_ARTICLE if mention.name else AS_IT_STANDS
            voice = Voice(name, phrase, cue, how, None, weak, form)
            if cue and kind == "organisation":
                self._body, self._body_in = voice, self._paragraph
            return voice
        if kind == "pronoun":
            return Voice(self._nameless(mention, phrase), phrase, cue, "pronoun", None, weak)
        issuer = self._issuer_now()
        if issuer is not None and mention.head in ISSUED and mention.definite:
            how = "role" if issuer.person is not None else "organisation"
            return Voice(issuer.name, phrase, cue, how, issuer.person, weak)
        return Voice(None, phrase, cue, None, None, weak)

    def _second_naming(self, clause: Clause, mention: Mention) -> str | None:
        """Return the body that "the company", "the union" or "the UN agency" means."""
        head = mention.head
        if any(word[0].isupper() and word not in PLAIN for word in clause.words[mention.start : mention.end]):
            return None  # "The Tasnim news agency"
        if head in SHOWN:
            shown = body_before(self._text, clause.paragraph.start(mention.start), head)
            return shown or self._bodies.fitting(head) or self._bodies.lone(self._paragraph - NEAR)
        return self._bodies.fitting(head)

    def _issuer_now(self) -> Voice | None:
        """Return whose "the statement" is: whoever a document was last said to be of, or the body that spoke since."""
        if (
            self._body is not None
            and self._issued_in < self._body_in
            and self._body_in > self._paragraph - NEAR
        ):
            return self._body
        return self._issuer or self._wrote

    def _nameless(self, pronoun: Mention, phrase: Phrase) -> str | None:
        """Return whom "it" and "they" mean: a body, a group, somebody unnamed, or whose document was spoken of."""
        if pronoun.gender == "n" and self._paper_before == self._paragraph:
            return None  # "It calls for": the draft does, not a body
        if pronoun.gender == "p" and self._jointly.names and (both := self._jointly.meant(self._paragraph)):
            return both
        meant = self._bodies.meant_by(pronoun, phrase, self._paragraph)
        if meant is None and pronoun.gender == "p":
            stranger = self._discourse.who("", self._paragraph)
            return stranger.name if stranger is not None and stranger.unnamed else None
        issuer = self._issuer
        if meant is None and pronoun.gender == "n" and issuer is not None and issuer.person is None:
            return issuer.name
        return meant


def _is_another(clause: Clause, mention: Mention, person: Person) -> bool:
    """Tell whether a role is somebody new: who asks not to be named, or holds at another's what `person` does not."""
    if clause.stays_nameless(mention):
        return True
    if answers(mention.head, frozenset(mention.roles), person.roles):
        return False
    last = person.name.rpartition(" ")[2]
    for other in clause.mentions:
        if other.start > mention.end + 1 and other.kind == "person" and other.head == last:
            return True  # "The president replied that Novak should": another than Novak
    return bool(person.roles) and not POSSESSIVES.isdisjoint(clause.words[mention.start : mention.end])


def _is_bare(clause: Clause, role: Mention) -> bool:
    """Tell "the president" with nothing that says which one."""
    return role.definite and role.end == role.start + 2 and clause.words[role.end : role.end + 1] != ["of"]


def _weight(clause: Clause, mention: Mention, cue: str) -> int:
    """Return what part a stranger has in a sentence: who only asks is not whose answer comes next.

    Whoever "asked not to be named" says something else.
    """
    if cue in ASKING and not clause.stays_nameless(mention):
        return MENTIONED
    return SPEAKER if cue else SUBJECT
