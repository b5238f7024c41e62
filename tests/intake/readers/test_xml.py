"""Feeds, NewsML-G2 and NITF: each told by its root, with its paragraphs and what it states; XML that bites is refused."""

import datetime
import re

import pytest

from negotiations.intake.readers import NotReadable
from tests.intake.readers.made import HEADLINE, OPENING, TEXT, WORDS, read

ESCAPED = f"&lt;p&gt;{OPENING}&lt;/p&gt;&lt;p&gt;{WORDS}&lt;/p&gt;"
PARAGRAPHS = f"<p>{OPENING}</p><p>{WORDS}</p>"
RSS = f"""
<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Lisk Courier</title><link>https://courier.example/</link><language>en-gb</language>
<item><title>{HEADLINE}</title><link>https://courier.example/weir</link><dc:creator>Lena Moss</dc:creator>
<pubDate>Wed, 07 May 2031 23:30:00 +0200</pubDate><guid isPermaLink="false">courier-7</guid>
<description>A teaser&nbsp;only.</description><media:description>“A caption.”</media:description>
<content:encoded><![CDATA[<p>{OPENING}</p><p>{WORDS}</p>]]></content:encoded></item>
<item><title>No text</title></item>
<item><title>Second &amp; last</title><guid>https://courier.example/second</guid><description>{ESCAPED}</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://courier.example/news/">
<title>The Lisk Courier</title><updated>2031-05-08T00:00:00Z</updated>
<entry><id>tag:courier.example,2031:7</id><title type="html">Weir opens at &lt;b&gt;Tarn&lt;/b&gt;</title>
<link rel="self" href="/api/7"/><link rel="alternate" href="../weir"/>
<published>2031-05-07T23:30:00+02:00</published><updated>2031-06-01T00:00:00Z</updated>
<author><name>Lena Moss</name><email>lena@courier.example</email></author><author><name>Per Alder</name></author>
<summary>A teaser.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}<figure><figcaption>“No.”</figcaption></figure></div>
</content></entry></feed>"""
NITF = f"""<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf xml:lang="en-GB"><head><title>weir-slug</title>
<docdata management-status="usable"><doc-id id-string="lisk-7"/><date.issue norm="20310507T233000+0200"/>
<date.release norm="20310509T000000Z"/><doc.copyright holder="Lisk News Agency"/></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>A second line</hl2></hedline>
<byline>By <person>Lena Moss</person><byttl>Correspondent</byttl></byline>
<dateline><location>TARN</location><story.date norm="20310506">May 6</story.date></dateline>
<abstract><p>A teaser.</p></abstract></body.head>
<body.content><block><p>{OPENING}</p><media media-type="image"><media-caption>“No.”</media-caption></media>
<p>“It is late, but it is <em>water</em>,” farmer Ada&nbsp;Brook said.</p></block></body.content>
<body.end><tagline>More tomorrow</tagline></body.end></body></nitf>"""


def newsml(content: str, *, status: str = "stat:usable", extra: str = "", item: str = "newsItem") -> str:
    return f"""<{item} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:lisk:7" version="2" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:LNA"><name>Lisk News Agency</name></provider>
<versionCreated>2031-05-07T23:30:00+02:00</versionCreated>{extra}<pubStatus qcode="{status}"/><title>slug</title></itemMeta>
<contentMeta><contentCreated>2031-04-01</contentCreated><creator literal="Desk"/><headline>{HEADLINE}</headline>
<by>By Lena Moss</by><language tag="en"/></contentMeta><contentSet>{content}</contentSet></{item}>"""


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>'
    f"</head><body>{PARAGRAPHS}</body></html></inlineXML>"
)
RENDITIONS = {
    "xhtml": XHTML,
    "nitf": f"<inlineXML><nitf xmlns=''><body><body.head><hedline><hl1>Other</hl1></hedline></body.head>"
    f"<body.content>{PARAGRAPHS}</body.content></body></nitf></inlineXML>",
    "plain": f'<inlineData contenttype="text/plain">{TEXT}</inlineData>',
    "escaped": f'<inlineData contenttype="text/html">{ESCAPED}</inlineData>',
    "several": f'<inlineData contenttype="text/plain">{OPENING}</inlineData>{XHTML}',
}


def test_rss_gives_its_entries_with_the_whole_text() -> None:
    first, empty, last = read(RSS, "feed")
    assert (first.member, first.title, first.text) == ("entry 1", HEADLINE, TEXT)
    assert (first.byline, first.publisher, first.language) == ("Lena Moss", "The Lisk Courier", "en")
    assert (first.url, first.guid) == ("https://courier.example/weir", "courier-7")
    assert first.date == datetime.date(2031, 5, 7)
    assert empty.problem == "feed, entry 2 (line 10), “No text”: no text in it"
    assert (last.title, last.text, last.url) == ("Second & last", TEXT, "https://courier.example/second")
    assert last.date is None


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "<title>Boats</title><link>https://courier.example/2</link>",
            "entry 1 (line 2), “Boats”: no text in it, only the address of its page: https://courier.example/2",
        ),
        (
            f"<title>{'Boats ' * 40}</title><description>{'&lt;b&gt;' * 300}</description>",
            f"entry 1 (line 2), “{('Boats ' * 40)[:100].strip()} …”: its HTML is nested too deeply (256 elements)",
        ),
        (
            f"<title>{'&lt;b&gt;' * 300}</title><description>{TEXT}</description>",
            "entry 1 (line 2): its HTML is nested too deeply (256 elements)",
        ),
        ("", "entry 1 (line 2): no text in it"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_by_line_and_headline(entry: str, said: str) -> None:
    (broken,) = read(f"<rss><channel>\n<item>{entry}</item></channel></rss>", "feed.xml")
    assert broken.problem == f"feed.xml, {said}"


def test_atom_gives_its_entries() -> None:
    (entry,) = read(ATOM, "feed.txt")
    assert (entry.title, entry.text, entry.byline) == (HEADLINE, TEXT, "Lena Moss, Per Alder")
    assert (entry.url, entry.guid) == ("https://courier.example/weir", "tag:courier.example,2031:7")
    assert (entry.publisher, entry.language, entry.date) == (
        "The Lisk Courier",
        "en",
        datetime.date(2031, 5, 7),
    )


def test_when_an_entry_was_changed_is_not_its_publication() -> None:
    (entry,) = read(ATOM.replace("<published>2031-05-07T23:30:00+02:00</published>", ""))
    assert entry.date is None


def test_nitf_gives_its_story() -> None:
    (story,) = read(NITF, "story.xml")
    assert (story.member, story.title, story.byline) == ("", HEADLINE, "Lena Moss")
    assert story.text == TEXT.replace("Ada Brook", "Ada\u00a0Brook")
    assert (story.publisher, story.guid, story.language) == ("Lisk News Agency", "lisk-7", "en")
    assert story.date == datetime.date(2031, 5, 7)  # neither the event's nor the embargo's


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By <person>Lena Moss</person>, <person>Per Alder</person>", "Lena Moss, Per Alder"),
        ("By Lena Moss, <byttl>Correspondent</byttl>", "Lena Moss"),
        ("<byttl>Lisk Network</byttl>", "Lisk Network"),
        ("", ""),
    ],
)
def test_a_byline_is_its_names(byline: str, name: str) -> None:
    marked = "By <person>Lena Moss</person><byttl>Correspondent</byttl>"
    (story,) = read(NITF.replace(marked, byline))
    assert story.byline == name


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_story_its_agency_took_back_is_refused(status: str) -> None:
    with pytest.raises(NotReadable, match=f"marks this story as {status}"):
        read(NITF.replace('"usable"', f'"{status}"'))
    with pytest.raises(NotReadable, match=f"marks this item as {status}"):
        read(newsml(XHTML, status=f"stat:{status}"))


@pytest.mark.parametrize("content", RENDITIONS.values(), ids=RENDITIONS)
def test_newsml_gives_its_item_whatever_its_content_is_in(content: str) -> None:
    (item,) = read(newsml(content), "item.xml")
    assert (item.member, item.title, item.text, item.byline) == ("", HEADLINE, TEXT, "Lena Moss")
    assert (item.publisher, item.guid, item.language) == ("Lisk News Agency", "urn:newsml:lisk:7", "en")
    assert item.date == datetime.date(2031, 5, 7)


def test_newsml_under_embargo_comes_out_at_its_end() -> None:
    (item,) = read(newsml(XHTML, extra="<embargoed>2031-05-09T06:00:00+02:00</embargoed>"))
    assert item.date == datetime.date(2031, 5, 9)


def test_a_message_gives_its_items_and_says_which_are_none() -> None:
    picture = newsml("<remoteContent href='weir.jpg'/>").replace("ninat:text", "ninat:picture")
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2031-06-01T00:00:00Z</sent></header>'
        f"<itemSet>\n{newsml(XHTML)}\n{picture}\n{newsml(RENDITIONS['plain'])}\n</itemSet></newsMessage>"
    )
    first, none, last = read(message, "message.xml")
    assert (first.member, first.text, last.member, last.text) == ("item 1", TEXT, "item 3", TEXT)
    assert none.problem.startswith("message.xml, item 2 (line ")
    assert f"), “{HEADLINE}”: " in none.problem
    assert none.problem.endswith("no text in this item (its class is picture)")


@pytest.mark.parametrize("source", [RSS.lstrip(), NITF, newsml(XHTML)], ids=["rss", "nitf", "newsml"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_file_that_breaks_off_names_the_line(source: str, part: float) -> None:
    cut = source[: int(len(source) * part)]
    line = cut.count("\n") + 1
    with pytest.raises(NotReadable, match=rf"cut\.xml, line {line}: broken or cut off XML"):
        read(cut, "cut.xml")


def bomb() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">{levels}]><rss a="&e11;"><channel>&e11;</channel></rss>'


HOSTILE = {
    "entities in entities": (bomb(), "amplification|declares entities"),
    "an outside entity": (
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body.content><p>&x;</p></body.content></nitf>',
        "declares entities",
    ),
    "an outside parameter entity": (
        '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
        "<nitf><body.content><p>a</p></body.content></nitf>",
        "declares entities|broken",
    ),
    "a small entity of its own": ('<!DOCTYPE nitf [<!ENTITY x "a">]><nitf>&x;</nitf>', "declares entities"),
    "deep nesting": ("<rss>" + "<a>" * 20_000 + "</a>" * 20_000 + "</rss>", "Excessive depth"),
    "deep nesting in escaped text": (
        "<rss><channel><item><description>"
        + "&lt;div&gt;" * 20_000
        + "</description></item></channel></rss>",
        "nested too deeply",
    ),
    "XML of another kind": ("<?xml version='1.0'?><invoice/>", "XML whose root is <invoice>"),
    "nothing in it": ("<?xml version='1.0'?>", "line 1|empty"),
    "a feed without entries": ("<rss><channel/></rss>", "feed without entries"),
    "an entity nobody knows": ("<rss><channel>&lorem;</channel></rss>", "line 1: broken"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_xml_that_bites_is_refused_by_name(case: str) -> None:
    content, said = HOSTILE[case]
    try:
        problem = read(content, "bad.xml")[0].problem
    except NotReadable as refusal:
        problem = str(refusal)
    assert problem.startswith("bad.xml")
    assert re.search(said, problem), problem


def test_utf_16_is_read() -> None:
    assert (
        read(NITF.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"))[0].title
        == HEADLINE
    )


def test_contents_inside_one_another_are_read_once() -> None:
    nested = "<body.content>" * 100 + f"<p>{WORDS}</p>" * 2_000 + "</body.content>" * 100
    (story,) = read(f"<nitf><body>{nested}</body></nitf>")
    assert story.text.count(WORDS) == 2_000
    (item,) = read(f"<newsMessage>{newsml(newsml(XHTML))}</newsMessage>")
    assert item.text == TEXT
