"""The address the site is served at: free before, answering after."""

import socket
import time

from negotiations.upkeep.running.refusal import CannotRun

EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 (only ever compared with)


def check_free(host: str, port: int) -> None:
    """Raises CannotRun when the port is taken, or the host is not an address of this machine."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        raise CannotRun(f"HOST is {host!r}, which is no address of this machine.") from None
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            raise CannotRun(f"Port {port} may be used by root only: set PORT to 1024 or more.") from None
        except OSError:
            raise CannotRun(f"Port {port} on {host} is taken: stop what uses it, or set PORT.") from None


def answers(host: str, port: int) -> bool:
    """Whether something listens there."""
    try:
        socket.create_connection((local_name(host), port), timeout=1).close()
    except OSError:
        time.sleep(0.05)
        return False
    return True


def local_name(host: str) -> str:
    """The name under which this machine reaches a host it listens on."""
    return {EVERY_ADDRESS: "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)


def shown_address(host: str, port: int) -> str:
    """The address to print."""
    name = {EVERY_ADDRESS: "localhost", "::": "localhost"}.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"
