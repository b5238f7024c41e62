"""Two spellings of one name are told, two people are not."""

import pytest

from negotiations.intake.extraction.alike_names import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serhiy Melnyk", "Sergei Melnik"),
        ("Serhiy Melnyk", "Сергій Мельник"),
        ("Serhiy Melnyk", "Melnyk Serhiy"),
        ("Serhiy Melnyk", "S. Melnik"),
        ("Serhiy Melnyk", "Melnyk"),
        ("Volodymyr Kovalchuk", "Vladimir Kovalcuk"),
        ("Oleksandr Bondar", "Alexander Bondar"),
        ("Michael Sorrel", "Mike Sorrel"),
        ("Katherine Hollingbrook", "Catherine Holingbroke"),
        ("Ann Lake Jr.", "Ann Lake"),
        ("José Prado", "Jose Pradó"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serhiy Melnyk", "Anna Melnyk"),
        ("Serhiy Koval", "Sofia Koval"),
        ("Serhiy Melnyk", "Serhiy Melnychenko"),
        ("Ivan Petrov", "Anna Petrova"),
        ("Ana Ribeira", "Bo Lund"),
        ("Melnyk", "Melnik Dam"),
        ("Ann Lee", "Ann Low"),
        ("Melnyk", ""),
        ("…", "—"),
        ("the water ministry", "Serhiy Melnyk"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)
