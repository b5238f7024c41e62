"""Runs the whole installation: database, web server and worker, until Ctrl-C."""

import os
import signal
import sys
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from negotiations.common.child import die_with_parent
from negotiations.common.database.refusal import DatabaseDidNotStart
from negotiations.common.environment import Environment, current
from negotiations.upkeep.running.address import answers, check_free, shown_address
from negotiations.upkeep.running.children import Child, Children, web_command, worker_command
from negotiations.upkeep.running.database import migrate, start_database, stop_database
from negotiations.upkeep.running.demo import DemoSignIns, prepare_demo
from negotiations.upkeep.running.one_at_a_time import clear_leftovers, only_supervisor
from negotiations.upkeep.running.refusal import CannotRun
from negotiations.upkeep.running.static_files import Collecting

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
FIRST_ANSWER_SECONDS = 60


class Stopped(BaseException):
    """Somebody asked this run to end. Not an Exception, so that nothing on the way takes it for a fault."""


class Command(BaseCommand):
    help = "Start the database, the web server and the worker; Ctrl-C stops all of them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--with-parent", action="store_true", help="Stop when the process that started this one ends."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        environment = current()
        try:
            for number in STOPPING:
                signal.signal(number, _stop)
            if options["with_parent"]:
                die_with_parent(os.getppid())
            with only_supervisor(environment.data):
                self._run(environment)
        except Stopped as stopped:
            self._say(f"Stopped ({stopped}).")
        except (CannotRun, DatabaseDidNotStart) as error:
            sys.exit(str(error))

    def _run(self, environment: Environment) -> None:
        clear_leftovers(environment.data)
        check_free(environment.host, environment.port)
        variables = {"DATABASE_POOL": "8", **os.environ, "STATIC_COLLECTED": "yes"}
        web, worker = Child("web server", web_command(environment)), Child("worker", worker_command())
        children = Children(environment.data, variables, [web, worker])
        static_files = Collecting(environment.data)
        try:
            self._say("Preparing the database ...")
            start_database(environment)
            static_files.start()
            migrate()
            sign_ins = None if environment.production else prepare_demo(environment.data)
            static_files.finish()
            children.start()
            self._wait_for_first_answer(environment, children)
            self._tell(environment, sign_ins)
            while True:
                time.sleep(0.5)
                children.look_after()
        finally:
            # A second Ctrl-C must not interrupt the stopping.
            for number in STOPPING:
                signal.signal(number, signal.SIG_IGN)
            static_files.stop()
            children.stop()
            stop_database(environment)

    def _wait_for_first_answer(self, environment: Environment, children: Children) -> None:
        deadline = time.monotonic() + FIRST_ANSWER_SECONDS
        while not answers(environment.host, environment.port):
            children.look_after()
            if time.monotonic() > deadline:
                raise CannotRun(f"The web server does not answer on port {environment.port}.")

    def _tell(self, environment: Environment, sign_ins: DemoSignIns | None) -> None:
        address = shown_address(environment.host, environment.port)
        self._say(f"\nThe tracker:  {address}\nThe desk:     {address}desk/")
        if sign_ins:
            password = sign_ins.password or "as these people set it"
            self._say(f"Sign in as:   {', '.join(sign_ins.names)}\nPassword:     {password}")
        self._say("Ctrl-C stops everything.\n")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(signal.Signals(number).name)
