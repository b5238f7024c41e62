"""The two entries of Django's DATABASES: `default` (the app role) and `owner`."""

from typing import Any

from negotiations.common.database.address import parse_address
from negotiations.common.database.places import places_for
from negotiations.common.database.roles import APP, DATABASE, OWNER
from negotiations.common.environment import Environment

EXTERNAL = "django.db.backends.postgresql"
ON_DEMAND = "negotiations.common.database.on_demand"


def database_settings(environment: Environment) -> dict[str, dict[str, Any]]:
    """DATABASES for this environment; with a single URL both entries are the same role."""
    if environment.database_url is None:
        sockets = str(places_for(environment.data).sockets)
        default: dict[str, Any] = {
            "ENGINE": ON_DEMAND,
            "NAME": DATABASE,
            "USER": APP,
            "HOST": sockets,
            "OPTIONS": {},
        }
        owner = {**default, "USER": OWNER, "OPTIONS": {}}
    else:
        default = {"ENGINE": EXTERNAL, **parse_address(environment.database_url)}
        owner_url = environment.database_owner_url or environment.database_url
        owner = {"ENGINE": EXTERNAL, **parse_address(owner_url)}
    if environment.database_pool:
        default["OPTIONS"]["pool"] = {"min_size": 1, "max_size": environment.database_pool, "timeout": 10}
    return {"default": default, "owner": owner}
