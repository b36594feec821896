"""The trained reader, loaded once, and fresh conversations with it."""

from __future__ import annotations

import pytest

from nlu.reading import MessageReader
from tests.conversations.talker import Talker, trained_reader


@pytest.fixture(scope="session")
def reader() -> MessageReader:
    return trained_reader()


@pytest.fixture
def talker(reader: MessageReader) -> Talker:
    return Talker(reader)
