"""Reporting verbs in all forms; nouns such as "remarks" are left out on purpose."""

# ruff: noqa: SIM905 -- a list of words reads best as running text

# Regular ones: the forms follow from the base.
_REGULAR = """
accept acknowledge add address admit admonish advise advocate affirm agree allege announce answer appeal
applaud argue ask assail assert assess assure attack attest badger bark beg bellow bemoan berate blast
blog boast bluster brag brand bristle call caution celebrate challenge characterize characterise charge
chide claim clarify comment commend complain concede conclude concur condemn confess confide confirm
contend continue counter crack criticize criticise croak cry declare decry defend demand denounce deny
deride describe dismiss dispute dub echo elaborate emphasize emphasise encourage exclaim exhort explain
explode express fume gripe groan grumble guess gush hail highlight hint imply implore indicate inform
inquire insist interject intone invoke joke jest label lament laugh lash lecture marvel maintain mention
mock moan mumble murmur muse mutter note observe object offer opine ordain outline plead pledge point
portray post praise pray preach predict press proclaim profess promise pronounce propose protest
question query quip react reason reassure recall recite recommend recount reflect refer reiterate reject
relate remark remember remind repeat reply report request resolve respond retort reveal ridicule rumble
scoff scold scream shout shriek sigh signal skewer slam smile snap snarl sneer specify speculate state
stipulate stress stutter submit suggest summarize summarise sum surmise swipe taunt tease testify text
theorize threaten thunder tout trumpet tweet retweet urge utter venture vent voice volunteer vow wail
warn warrant whine whisper wonder worry yell blurt chant cite deadpan demur enthuse equate fault frame
hope lambaste liken mourn pen phrase quote rail rant rave rebuke rebut rip roar sniff tell underline
underscore crow drawl purr compare gloss snort hiss sob fret seethe fulminate shrug nod grin counsel welcome caption
email e-mail type sign
insinuate intimate cheer chuckle exult reckon
""".split()
_IRREGULAR = """
say says said saying tell tells told telling write writes wrote written writing think thinks thought
thinking speak speaks spoke spoken speaking swear swears swore sworn swearing read reads reading put
puts putting feel feels felt feeling hold holds held retell retold go goes went going begin began begins
shoot shoots shot shooting fire fires fired firing chime chimed chimes chiming weigh weighed weighs
weighing believe believes believed believing sing sang sings deem deems deemed hear heard hears
overheard blame blames blamed blaming accuse accuses accused accusing
""".split()


def _forms(base: str) -> list[str]:
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    ending = "es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s"
    forms = [base, base + ending, base + "ed", base + "ing"]
    if base in _DOUBLING:
        forms += [base + base[-1] + "ed", base + base[-1] + "ing"]
    return forms


_DOUBLING = frozenset(
    "admit concur demur quip rebut refer rip slam snap shrug nod grin submit sum beg brag dub pen label signal blog".split()
)

# Words that report speech only together with a quotation right beside them, or in a fixed phrase.
_WEAK = frozenset(
    """
go goes went going begin began begins shoot shoots shot shooting fire fires fired firing hold holds held
put puts putting read reads reading feel feels felt feeling hear heard hears overheard sing sang sings
offer offers offered offering press presses pressed pressing smile smiles smiled smiling laugh laughs
laughed laughing point points pointed pointing sum sums summed sign signs signed signing type types
typed frame frames framed address addresses addressed outline outlines outlined chuckle chuckled reason
hope quote quotes quoted worry text texts report reports cry charge question questions comment comments
attack attacks demand demands request requests promise promises pledge pledges claim claims answer
answers challenge challenges reply replies note notes post posts tweet tweets state states plan shrug shrugs shrugged
nod nods nodded grin grins grinned counsel remark
remarks protest protests praise threat appeal appeals blast sound blame
""".split()
)

# Forms that may be nouns as well ("an email", "his claims").
NOUN_LIKE: frozenset[str] = frozenset(
    form for base in _REGULAR for form in (base, _forms(base)[1])
) | frozenset(
    ("read", "reads", "hold", "holds", "feel", "put", "shot", "shots", "fire", "fires", "post", "posts")
)
_PEOPLE = frozenset(("volunteer", "volunteers"))
CUES: frozenset[str] = (
    frozenset(form for base in _REGULAR for form in _forms(base)) | frozenset(_IRREGULAR)
) - _PEOPLE
WEAK_CUES: frozenset[str] = _WEAK & CUES
STRONG_CUES: frozenset[str] = CUES - WEAK_CUES
# Verbs that stand before their subject: '"...," said Novak'.
INVERTING: frozenset[str] = frozenset(
    form
    for base in """
add admit announce answer argue ask assert boast claim comment complain conclude confirm continue
counter declare demand exclaim explain insist joke lament muse mutter note observe offer opine predict
proclaim quip recall remark remember repeat reply report respond retort reveal scream shout snap state
suggest tweet urge vow warn whisper wonder yell tease post agree blog charge deadpan echo
acknowledge allege caution concede contend maintain stress plead sigh laugh chuckle cry growl grumble groan fume
roar crow drawl purr exult protest object lecture gripe
interject thunder joke clarify reflect recount speculate venture marvel confide advise implore beg intone scold scoff
sneer
snort hiss sob wail bark bellow murmur mumble counsel shrug nod grin fret seethe fulminate volunteer theorize testify
clarify specify underline underscore
""".split()
    for form in _forms(base)
    if not form.endswith("ing")
) | frozenset("say says said write writes wrote read reads asks tells told thinks thought went goes".split())
REPORTED_TO = frozenset(
    "told tell tells telling asked asks ask asking reminded assured informed warned urged".split()
)
# With another's words behind them; who "hopes" or "accepts" in somebody's report does not speak.
QUOTES_ANOTHER = frozenset(
    """
say says said saying tell tells told telling call calls called calling describe describes described describing write
writes
wrote written writing add adds added adding reply replies replied replying ask asks asked asking warn warns warned
warning
insist insists insisted insisting declare declares declared declaring label labels labeled labelled dub dubbed brand
branded
claim claims claimed claiming accuse accuses accused accusing promise promised threaten threatened state stated announce
announced argue argued assert asserted note noted denounce denounced condemn condemned shout shouted put respond
responded
explain explained post posted tweet tweeted vow vowed pledge pledged demand demanded complain complained joke joked
""".split()
)
# Nouns whose owner says what follows: "his accusation that ...".
SAYING_NOUNS = frozenset(
    """
accusation accusations claim claims warning warnings assertion assertions statement remark remarks promise
pledge demand insistence contention description suggestion vow threat threats allegation allegations
complaint declaration reference assessment answer reply call
""".split()
)
# The plainest ones: a title is never their object.
SPEECH = frozenset(
    """
say says said tell tells told add adds added reply replied replies shout shouted ask asks asked tweet
tweeted
""".split()
)
