"""Where the embedded PostgreSQL lives: its files, its socket and its lock."""

import hashlib
import os
import pwd
import tempfile
from dataclasses import dataclass
from pathlib import Path

from negotiations.common.secrets import keep_secret, make_name

ROOT_HOME = Path("/var/lib/negotiations")
SYSTEM_USER = "negotiations"
LONGEST_SOCKET_PATH = 107
SOCKET_NAME = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Places:
    """The folders of one embedded cluster; `user` is set when it runs as another user than this process."""

    home: Path
    sockets: Path
    user: str | None

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def ready(self) -> Path:
        """Stands when cluster, roles and database have been made in full."""
        return self.home / "ready"

    @property
    def socket(self) -> Path:
        return self.sockets / SOCKET_NAME

    @property
    def lock(self) -> Path:
        return self.home / "lock"

    @property
    def log(self) -> Path:
        return self.home / "postgresql.log"


def places_for(data: Path) -> Places:
    """The places of the cluster that belongs to a data folder.

    PostgreSQL refuses to run as root, and root's data folder may lie where no other user can reach it. So as
    root the cluster lives under /var/lib/negotiations, as a system user of its own; the data folder holds its name.
    """
    data = data.resolve()
    if os.geteuid() == 0:
        home = ROOT_HOME / keep_secret(data / "cluster_name", make_name)
        return Places(home=home, sockets=home / "socket", user=SYSTEM_USER)
    home = data / "postgresql"
    sockets = home / "socket"
    if len(os.fsencode(sockets / SOCKET_NAME)) > LONGEST_SOCKET_PATH:
        mark = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
        sockets = Path(tempfile.gettempdir()) / f"negotiations-{os.geteuid()}-{mark}"
    return Places(home=home, sockets=sockets, user=None)


def system_user_exists(name: str) -> bool:
    """Whether the machine knows a user of this name."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
