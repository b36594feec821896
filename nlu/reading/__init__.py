"""Reading a message with a trained classifier: its parts, their subjects, its questions."""

from nlu.reading.reader import MessageReader

__all__ = ["MessageReader"]
