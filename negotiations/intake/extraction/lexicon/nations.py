"""One name for a state whatever it is called by: its capital, its people, its initials."""

# The first word names the state, the others mean it. The Kremlin is not among them: its spokesman is not the army's.
NATIONS = """
russia russian russians moscow
ukraine ukrainian ukrainians kyiv kiev
us u.s. usa america american americans washington
uk u.k. britain british briton london
eu e.u.
un u.n.
france french paris
germany german berlin
italy italian rome
spain spanish madrid
portugal portuguese lisbon
poland polish pole warsaw
netherlands dutch amsterdam
belgium belgian
denmark danish dane copenhagen
sweden swedish swede stockholm
norway norwegian oslo
finland finnish finn helsinki
ireland irish dublin
greece greek athens
switzerland swiss
austria austrian vienna
hungary hungarian budapest
romania romanian bucharest
bulgaria bulgarian
serbia serbian belgrade
croatia croatian zagreb
czechia czech prague
belarus belarusian minsk
moldova moldovan chisinau
turkey türkiye turkish ankara
israel israeli jerusalem
iran iranian tehran
iraq iraqi baghdad
syria syrian damascus
lebanon lebanese beirut
egypt egyptian cairo
jordan jordanian amman
saudi riyadh
qatar qatari doha
uae emirates emirati
china chinese beijing
japan japanese tokyo
india indian delhi
pakistan pakistani islamabad
"""
STEM = 4
SAME_NATION = {
    word[:STEM]: words[0][:STEM]
    for words in map(str.split, NATIONS.strip().split("\n"))
    for word in words[1:]
    if word[:STEM] != words[0][:STEM]
}
# The second word of names that begin with "United".
UNITED = {"stat": "us", "king": "uk", "nati": "un", "arab": "uae"}


def nation_stems(stems: set[str]) -> frozenset[str]:
    """Return stems of words with those that mean one state made one: "amer" and "wash" are "us"."""
    found = {SAME_NATION.get(stem, stem) for stem in stems}
    if "unit" in found:
        second = found & UNITED.keys()
        found = (found - second - {"unit"}) | {UNITED[stem] for stem in second} if second else found
    return frozenset(found)
