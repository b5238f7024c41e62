"""A speaker whom the record does not have becomes a person of it from the review form."""

from typing import Any
from uuid import uuid4

import pytest

from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.operations import accept_candidate
from negotiations.record.models import Person, Quotation
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import NOON, make_person
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = """A report from the delta.

“The gauges are ours,” Bo Lund said on Monday.

“The weir is not,” Ana Ribeira said.
"""


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def of(words: str) -> Candidate:
    return Candidate.objects.get(words__0__startswith=words)


def card(scene: Scene, words: str) -> str:
    return client_of(scene.reporter).get(scene.page(f"review/{of(words).pk}/")).content.decode()


def accept(scene: Scene, **given: Any) -> tuple[int, str]:
    fields = {"speaker": "Bo Lund", "kind": "statement", "source_type": "on_the_record", **given}
    there = scene.page(f"review/{of('The gauges').pk}/acceptance/")
    answer = client_of(scene.reporter).post(there, fields, headers=HTMX)
    if "HX-Redirect" in answer.headers:
        answer = client_of(scene.reporter).get(answer.headers["HX-Redirect"])
    return answer.status_code, answer.content.decode()


def test_the_way_is_offered_only_where_nobody_has_the_name(scene: Scene) -> None:
    assert 'name="new_person"' in card(scene, "The gauges")
    assert 'name="new_person"' not in card(scene, "The weir is not")


def test_a_body_or_a_bare_role_is_not_offered_as_a_person(scene: Scene) -> None:
    text = (
        "A report from the coast.\n\n“The ferries wait,” a senior delegate said.\n\n"
        "“The port is shut,” the ministry of ports said in a statement.\n"
    )
    import_texts(scene.negotiation, {"coast.txt": text})
    assert of("The ferries").attribution.casefold() == "a senior delegate"
    assert 'name="new_person"' not in card(scene, "The ferries")
    assert of("The port").how == "organisation"
    assert 'name="new_person"' not in card(scene, "The port")


def test_a_person_is_added_with_their_office_as_the_speaker(scene: Scene) -> None:
    fields = {"new_party": str(scene.downstream.pk), "new_role": "water minister"}
    status, page = accept(scene, new_person="on", **fields)
    assert status == 200
    assert "Bo Lund is in the record as a person now." in page
    person = Person.objects.get(name="Bo Lund")
    assert (person.slug, person.published_in) == ("bo-lund", None)
    office = person.offices.get()
    assert (office.title, office.party) == ("water minister", scene.downstream)
    quotation = Quotation.objects.get(speaker=person)
    assert (quotation.words, quotation.speaker_text) == (["The gauges are ours,"], "")


def test_somebody_outside_is_described_and_holds_no_office(scene: Scene) -> None:
    accept(scene, new_person="on", new_role="a fisher on the delta")
    person = Person.objects.get(name="Bo Lund")
    assert person.description == "a fisher on the delta"
    assert not person.offices.exists()


def test_a_party_needs_the_office(scene: Scene) -> None:
    status, page = accept(scene, new_person="on", new_party=str(scene.downstream.pk))
    assert status == 422
    assert "Say as what they speak for the party" in page
    assert '<details class="new-person" open>' in page
    assert not Person.objects.filter(name="Bo Lund").exists()


def test_a_name_typed_anew_can_be_added(scene: Scene) -> None:
    status, page = accept(scene, speaker="Сергій Коваль")
    assert status == 422
    assert '<details class="new-person" open>' in page
    accept(scene, speaker="Сергій Коваль", new_person="on")
    assert Person.objects.get(name="Сергій Коваль").slug == "person"


@pytest.mark.parametrize("name", ["ana ribeira", "Ana  Ribeira"])
def test_nobody_is_added_twice(scene: Scene, name: str) -> None:
    before = Person.objects.count()
    status, page = accept(scene, speaker=name, new_person="on")
    assert status == 409
    assert "The record has Ana Ribeira by this name or alias" in page
    assert Person.objects.count() == before
    assert of("The gauges").state == CandidateState.OPEN


def test_two_people_whose_names_are_written_alike_have_two_addresses(scene: Scene) -> None:
    accept(scene, speaker="Bo-Lund", new_person="on")
    import_texts(scene.negotiation, {"b.txt": "Another report.\n\n“We fish here,” Bo Lund said.\n"})
    there = scene.page(f"review/{of('We fish').pk}/acceptance/")
    fields = {"speaker": "Bo Lund", "kind": "statement", "source_type": "written", "new_person": "on"}
    client_of(scene.reporter).post(there, fields, headers=HTMX)
    assert set(Person.objects.filter(slug__startswith="bo").values_list("slug", flat=True)) == {
        "bo-lund",
        "bo-lund-2",
    }


@pytest.fixture
def near(scene: Scene) -> Person:
    return make_person(
        negotiation=scene.negotiation, name="Bo Lundh", party=scene.downstream, office="water minister"
    )


def test_people_with_names_like_it_are_offered(scene: Scene, near: Person) -> None:
    page = card(scene, "The gauges")
    assert "Already in the record?" in page
    assert f'name="known_speaker" value="{near.pk}"' in page
    assert "<bdi>Bo Lundh</bdi>" in page
    assert "<span>water minister</span>" in page
    assert "Already in the record?" not in card(scene, "The weir is not")


def test_one_click_takes_one_of_them_and_decides_nothing(scene: Scene, near: Person) -> None:
    status, page = accept(scene, known_speaker=str(near.pk), kind="partial", new_person="on")
    assert status == 200
    assert 'name="speaker" value="Bo Lundh"' in page
    assert '<option value="partial" selected>' in page
    assert "The speaker is Bo Lundh now." in page
    assert 'name="new_person"' not in page
    assert of("The gauges").state == CandidateState.OPEN
    accept(scene, speaker="Bo Lundh")
    assert Quotation.objects.get(speaker=near).words == ["The gauges are ours,"]


def test_who_is_no_longer_there_is_said(scene: Scene) -> None:
    status, page = accept(scene, known_speaker=str(uuid4()))
    assert status == 409
    assert "This person is no longer in the record." in page


def test_nothing_keeps_from_adding_a_second_one(scene: Scene, near: Person) -> None:
    status, page = accept(scene, new_person="on")
    assert status == 200
    assert "It has Bo Lundh too: undo this if they are one." in page
    assert Person.objects.filter(name__in=["Bo Lund", "Bo Lundh"]).count() == 2


def reopen(scene: Scene) -> None:
    there = scene.page(f"review/{of('The gauges').pk}/reopening/")
    assert client_of(scene.reporter).post(there, headers=HTMX).status_code == 200


def test_undoing_takes_the_person_out_again(scene: Scene) -> None:
    accept(scene, new_person="on", new_party=str(scene.downstream.pk), new_role="water minister")
    reopen(scene)
    assert not Person.objects.filter(name="Bo Lund").exists()


def test_undoing_leaves_a_person_who_has_said_something_else(scene: Scene) -> None:
    accept(scene, new_person="on")
    person = Person.objects.get(name="Bo Lund")
    accept_candidate(candidate_id=of("The weir is not").pk, speaker_id=person.pk, by=scene.reporter, at=NOON)
    reopen(scene)
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_party_that_is_not_of_this_negotiation_is_refused(scene: Scene) -> None:
    status, _ = accept(scene, new_person="on", new_party=str(uuid4()), new_role="minister")
    assert status == 422
    assert not Person.objects.filter(name="Bo Lund").exists()
