"""Reading a message with a trained classifier: its clauses, their subjects, their questions."""

from nlu.reading.reader import MessageReader

__all__ = ["MessageReader"]
