"""The attacks of ``make hardening`` against the running bot, in small samples."""

from __future__ import annotations

import pytest

from benchmarks.hardening import commands, fuzz, hostile, sessions, slow_clients, surface
from benchmarks.hardening.figure import Figure

pytestmark = pytest.mark.slow


def holds(figure: Figure) -> None:
    assert figure.holds, str(figure)


def test_nobody_reads_another_ones_conversation(server: str) -> None:
    holds(sessions.cross_reads(server, 120))


def test_tokens_cannot_be_guessed(server: str) -> None:
    holds(sessions.guesses(server, 400))
    holds(sessions.strange_tokens(server))
    holds(sessions.entropy(server, 100))


def test_a_message_sent_many_times_at_once_is_one_turn(server: str) -> None:
    holds(sessions.parallel_turns(server, 5))


def test_only_buttons_on_offer_act(server: str) -> None:
    holds(sessions.foreign_buttons(server, 100))


def test_typed_commands_are_text(server: str, database_url: str) -> None:
    holds(commands.typed_commands(server, database_url, 60))


def test_hostile_messages_change_nothing(server: str) -> None:
    holds(hostile.off_script(server, 50))


def test_odd_requests_are_answered(server: str) -> None:
    holds(fuzz.odd_bodies(server, 300))
    holds(fuzz.odd_texts(server, 60))


def test_nothing_but_the_contract_is_served(server: str) -> None:
    holds(surface.other_routes(server, 800))
    holds(surface.leaks(server))
    holds(surface.foreign_origins(server))


def test_slow_clients_starve_nobody(server: str) -> None:
    holds(slow_clients.starving(server, clients=60, seconds=12.0, users=2))


def test_nothing_is_stored_under_a_name_that_others_share(server: str, database_url: str) -> None:
    holds(sessions.shared_conversations(database_url))


def test_a_figure_needs_tries_and_few_failures() -> None:
    assert Figure("x", 1000, ("one",), 0.01).holds
    assert not Figure("x", 1000, ("one",)).holds
    assert not Figure("x", 0).holds
