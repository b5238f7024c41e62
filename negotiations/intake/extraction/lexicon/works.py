"""Kinds of works whose titles stand in quotation marks, and the words that titles write small."""

# ruff: noqa: SIM905 -- a list of words reads best as running text
WORKS = frozenset(
    """
newspaper magazine book novel film movie song album show series program programme podcast documentary
musical play painting     daily weekly broadcaster titled entitled named nicknamed codenamed dubbed
""".split()
)
SMALL_IN_TITLES = frozenset(
    """
am im der die das und de la le les el los du des a an the and or but nor of in on at to for from by with
as is are it vs v     into over up s than about after
""".split()
)
