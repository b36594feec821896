"""What a message says about the visitor: nation, setting, role, NASENCO, dates and lengths of time.

``find_mentions`` reads one message; the words it knows are content, in ``knowledge/vocabulary.yml``.
"""

from nlu.entities.mentions import find_mentions
from senco.answering.mentions import AskedAbout, Denial, Duration, ImpossibleDate, Mention, Mentions, When

__all__ = [
    "AskedAbout",
    "Denial",
    "Duration",
    "ImpossibleDate",
    "Mention",
    "Mentions",
    "When",
    "find_mentions",
]
