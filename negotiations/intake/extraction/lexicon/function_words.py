"""Small words: those that begin sentences in capitals, adverbs and auxiliaries beside a verb, prepositions."""

# ruff: noqa: SIM905 -- a list of words reads best as running text

# Small words that names may hold behind their first word ("Judicial Watch").
INSIDE_NAMES = frozenset(
    """
Watch Read Video Image Photo Next Now One Today First Second Third Page Up Live Work Workers People
Police See Other Others Right Rights All For Without
""".split()
)
NEVER_NAMES = frozenset(
    """
The A An And But Or Nor So Yet For In On At By To From With Without Within Of Off Over Under Above Below
After Before Since Until While When Where Why How What Who Whom Whose Which That This These Those There
Here Then Than As If Because Though Although Unless Whether Despite During Through Throughout Between
Among Against About Around Across Along Behind Beyond Inside Outside Into Onto Upon Up Down Out Near
Like Unlike Not No Yes Oh Well Now Just Only Even Still Also Too Very More Most Much Many Some Any All
Both Each Every Either Neither Other Others Another Such Same One Two Three Four Five Six Seven Eight
Nine Ten Hundreds Thousands He She It They We You I His Her Its Their Our Your My Him Them Us Me Mine
Yours Theirs Himself Herself Itself Themselves Is Are Was Were Be Been Being Am Has Have Had Do Does Did
Will Would Can Could Shall Should May Might Must Let Lets Said Says Asked According Meanwhile However
Moreover Furthermore Nevertheless Nonetheless Instead Indeed Perhaps Maybe Once Twice Again Earlier
Later Recently Today Yesterday Tomorrow Tonight Last Next First Second Third Finally Eventually
Afterward Afterwards Speaking Asking Adding Citing Noting Referring Calling Given Responding Appearing
Writing Following Based Regarding Thanks Sure Okay OK Sorry Please Hello Hey Nearly Almost Roughly
Everyone Everybody Someone Somebody Anyone Anybody Nobody Nothing Something Everything Anything People
Critics Supporters Officials Experts Analysts Police Authorities Sources Reporters Voters Told Rather
Soon Often Sometimes Always Never Ever Already Currently Previously Additionally Similarly Likewise
Specifically Ultimately Clearly Certainly Obviously Apparently Unfortunately Fortunately Interestingly
Notably Importantly Overall Generally Photo Photos Video Image Read Watch See Follow Share Getty Dont
Don't Doesn't Didn't Isn't Wasn't Can't Won't I'm I've It's That's He's She's They're We're You're
There's What's Who's Let's Whatever Whoever Whichever Wherever Whenever Plus Per Via Amid Besides Except
Including Ahead Back Thus Hence Otherwise Anyway Actually Really Seriously Frankly Honestly Basically
Literally Right Less Least Few Several Enough Half Part Dear Page Update Updated Editor's Note Q No.
Having Being Addressing Answering Commenting Concluding Continuing Describing Discussing Echoing Emphasizing
Emphasising Explaining Going Looking Meeting Pointing Reacting Recalling Replying Saying Stating Stressing
Talking Telling Touching Turning
""".split()
)
# "She'd", "They'll", "I've", with either apostrophe.
NEVER_NAMES |= {
    pronoun + mark + ending
    for pronoun in ("I", "You", "He", "She", "It", "We", "They", "That", "There", "Who")
    for mark in "'’"
    for ending in ("d", "ll", "ve", "re", "s", "m")
}
BESIDE_VERBS = frozenset(
    """
also then later has have had was is were are been being be would will could can may might must should
did does do not never ever just only even still again once twice recently previously earlier first
finally simply now soon often sometimes always already repeatedly reportedly famously further instead
too both all each himself herself themselves itself today yesterday monday tuesday wednesday thursday
friday saturday sunday quickly gotta back though however n't to tearfully sarcastically thereby
therefore supposed likes liked loves loved long since initially eventually subsequently perhaps meanwhile
""".split()
)
PREPOSITIONS = frozenset(
    """
of in for to with by from at on about against into onto over under during through between among around
across along behind beyond inside outside near like unlike toward towards upon via amid despite without
within per than including alongside beside besides except regarding concerning off opposite past versus
vs following aboard throughout below above
""".split()
)
# They lead a noun or a whole clause, so what follows may be a subject, though not the main one.
CONJUNCTIONS = frozenset(
    """
as because if when while where whether since until before after once although though whereas unless how
why whose
""".split()
)
CLAUSE_STARTERS = frozenset(
    """
and but or then because as while when if after before though although so yet that which who whom whose
where since until
""".split()
)
DETERMINERS = frozenset(
    """
a an the one another some many several two three four five six seven eight nine ten his her their its
our my your this that these those both all no any each every most other
""".split()
)
PRONOUNS = {
    "he": "m", "she": "f", "they": "p", "we": "p", "i": "i", "you": "i", "it": "n", "who": "r", "which": "r",
    "himself": "m", "herself": "f", "everyone": "p", "someone": "i", "others": "p", "many": "p", "some": "p",
}  # fmt: skip
ACCORDING = frozenset(("according", "According"))
# Somebody of several, where a reporting verb follows.
INDEFINITE = frozenset(("one", "another", "One", "Another"))
# Whose something is, with the gender of the owner.
OWNERS = {"his": "m", "her": "f", "its": "n", "their": "p"}
# They may follow a closing single mark, but hardly a genitive.
AFTER_CLOSING = frozenset(
    """
and or but as because in on at to for from by with of that which who when while if than then is are was
were has had have     will would he she they it we said says told wrote added asked a an the his her
their during after before since not without
""".split()
)
