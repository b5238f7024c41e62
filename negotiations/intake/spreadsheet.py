"""Cells of the tables we hand out: none is taken for a formula, and what comes back is what was meant."""

BOM = "\ufeff"  # by it Excel knows UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute it


def harmless(cell: str) -> str:
    """Return a cell behind an apostrophe where a spreadsheet would compute it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_meant(cell: str) -> str:
    """Return a cell without the apostrophe that `harmless` gave it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell
