"""Reading a message with a trained classifier: its parts and its questions."""

from nlu.reading.reader import MessageReader

__all__ = ["MessageReader"]
