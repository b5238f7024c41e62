"""The environment: its defaults, and a sentence for each wrong variable."""

import stat
from pathlib import Path

import pytest

from negotiations.common.environment import EnvironmentRefused, read_environment
from negotiations.common.secrets import keep_secret
from tests.harness.commands import manage

KEY = "k" * 50


def test_without_any_variable_it_is_safe_for_a_laptop() -> None:
    environment = read_environment({})
    assert not environment.production
    assert environment.embedded
    assert environment.host == "127.0.0.1"
    assert environment.port == 8000
    assert "*" not in environment.allowed_hosts


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DJANGO_ENV", "staging"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "٨٠٨٠"),
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "postgresql://host"),
        ("DATABASE_URL", "postgresql://host:port/name"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("EMAIL_URL", "pigeon://loft"),
        ("CSRF_TRUSTED_ORIGINS", "news.example"),
        ("DATABASE_OWNER_URL", "postgresql://owner@host/name"),
        ("TRUST_PROXY", "perhaps"),
    ],
)
def test_a_wrong_variable_gets_one_sentence_that_names_it(name: str, value: str) -> None:
    with pytest.raises(EnvironmentRefused) as refused:
        read_environment({name: value})
    message = str(refused.value)
    assert message.startswith(name)
    assert "\n" not in message


def test_production_wants_a_key_and_hosts_and_says_both() -> None:
    with pytest.raises(EnvironmentRefused) as refused:
        read_environment({"DJANGO_ENV": "production", "SECRET_KEY": "short"})
    assert {line.split()[0] for line in str(refused.value).splitlines()} == {"SECRET_KEY", "ALLOWED_HOSTS"}


def test_production_refuses_to_start_in_one_sentence_without_a_traceback() -> None:
    done = manage("check", DJANGO_ENV="production", SECRET_KEY=KEY)
    assert done.returncode == 1
    assert done.stderr.strip() == "ALLOWED_HOSTS must list the host names this site answers to in production."


def test_production_passes_the_deploy_check_with_two_roles(tmp_path: Path) -> None:
    settings = {"DJANGO_ENV": "production", "SECRET_KEY": f"{KEY}abcdefgh", "ALLOWED_HOSTS": "news.example"}
    urls = {
        "DATABASE_URL": "postgresql://negotiations_app@db.example/negotiations",
        "DATABASE_OWNER_URL": "postgresql://negotiations_owner@db.example/negotiations",
    }
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", NEGOTIATIONS_DATA=str(tmp_path), **settings, **urls
    )
    assert done.returncode == 0, done.stderr
    single = manage(
        "check", "--deploy", NEGOTIATIONS_DATA=str(tmp_path), DATABASE_URL=urls["DATABASE_URL"], **settings
    )
    assert "only triggers protect" in single.stderr


def test_a_data_folder_that_cannot_be_used_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = manage("check", NEGOTIATIONS_DATA=str(tmp_path / "file"))
    assert done.returncode == 1
    assert done.stderr.startswith("The data folder cannot be used (")
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret_key"
    assert keep_secret(path) == keep_secret(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]
