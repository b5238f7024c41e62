"""Makes the three people of the demo."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from negotiations.accounts.models import User

# User name -> the name colleagues read. Who may do what is the record's business (memberships).
DEMO_PEOPLE = {"reporter": "Reporter", "editor": "Editor", "admin": "Admin"}


@transaction.atomic
def make_demo_people(*, password: str) -> list[User]:
    """Make reporter, editor and admin with this password, or give them this password when they exist."""
    hashed = make_password(password)
    people = []
    for name, display_name in DEMO_PEOPLE.items():
        runs_the_site = name == "admin"
        person, made = User.objects.get_or_create(
            username=name,
            defaults={
                "display_name": display_name,
                "password": hashed,
                "is_staff": runs_the_site,
                "is_superuser": runs_the_site,
            },
        )
        if not made and not person.check_password(password):
            person.password = hashed
            person.save(update_fields=["password"])
        people.append(person)
    return people
