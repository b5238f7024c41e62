"""Web pages around given texts, and a roster of made-up people and issues: material for the intake benchmark."""

import html

from negotiations.intake.extraction import KnownIssue, KnownParty, KnownPerson, Office, Roster

_MENU = "".join(f'<li><a href="/s{n}">Section {n}</a></li>' for n in range(24))
_ASIDE = "".join(
    f'<div class="teaser"><a href="/t{n}"><img src="/t{n}.jpg" alt="A teaser"></a><h3>Another story {n}</h3>'
    f"<p>Ten more words that stand beside the story number {n}.</p></div>"
    for n in range(16)
)
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - The Daily Page</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Daily Page">
<link rel="canonical" href="https://daily.example/{number}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Story {number}", "datePublished":
"2025-03-{day:02}T10:00:00Z", "author": {{"@type": "Person", "name": "A Writer"}}}}</script>
<style>.teaser{{margin:0}}</style></head><body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By A Writer</p>{body}</article></main>
<aside>{aside}</aside><footer><p>All rights reserved.</p><ul>{menu}</ul></footer></body></html>"""


_CARDS = "".join(
    f'<div class="card c{n}"><a href="/c{n}"><img src="/c{n}.jpg" alt="Picture {n}"><span>What else happened, part {n}'
    f" of many</span></a></div>"
    for n in range(180)
)
_SCRIPT = "<script>" + "var shown=shown||[];shown.push({part:1,at:Date.now()});" * 700 + "</script>"
_STYLE = "<style>" + ".card{margin:0;padding:1px}" * 1000 + "</style>"


def heavy_page(text: str, number: int) -> str:
    """Return a page of a newspaper's usual weight, about 120 kB: scripts, styles and cards of other stories."""
    light = page(text, number)
    return light.replace("</head>", f"{_STYLE}{_SCRIPT}</head>").replace(
        "</footer>", f"{_CARDS}{_SCRIPT}</footer>"
    )


def page(text: str, number: int) -> str:
    """Return a light page of about 10 kB: a menu, teasers and a footer around the paragraphs of `text`."""
    lines = [html.escape(line) for line in text.split("\n") if line.strip()]
    title = lines[0][:120] if lines else "Nothing"
    body = "".join(f"<p>{line}</p>" for line in lines[1:])
    day = number % 31 + 1
    return _PAGE.format(title=title, number=number, day=day, menu=_MENU, body=body, aside=_ASIDE)


def roster() -> Roster:
    """Return a roster as large as a real negotiation's: 40 people, 8 parties, 15 issues with 12 terms each."""
    parties = tuple(KnownParty(f"p{n}", f"Land{n}ia", (f"Capital{n}",)) for n in range(8))
    people = tuple(
        KnownPerson(
            f"m{n}", f"First{n} Surname{n}", (f"Surname{n}",), offices=(Office("Minister", f"p{n % 8}"),)
        )
        for n in range(40)
    )
    words = [
        "truce",
        "dam",
        "border",
        "prisoners",
        "monitors",
        "sanctions",
        "harbour",
        "grain",
        "gas",
        "treaty",
    ]
    words += ["pardon", "river", "strip", "ridge", "corridor"]
    issues = tuple(
        KnownIssue(word, word.title(), (word, *(f"{word} {other}" for other in words[:11]))) for word in words
    )
    return Roster(people, parties, issues)
