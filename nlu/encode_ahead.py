"""``python -m nlu.encode_ahead``: encode the training phrases, for the training that has just begun.

The launcher starts it beside Rasa, which takes half a minute before it trains, and uses one core meanwhile.
"""

from __future__ import annotations

from nlu.intent_model import as_read
from nlu.kept_vectors import encode_kept
from nlu.minilm_encoder import question_encoder
from nlu.reading.follow_ups import follow_ups_in_context
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR, load_knowledge


def main() -> None:
    """Encode them and keep the vectors; of files that cannot be read, training says so."""
    phrases = read_training_files(KNOWLEDGE_DIR.parent).phrases or []
    _, texts = as_read([phrase.text for phrase in phrases], follow_ups_in_context(load_knowledge()))
    encode_kept(question_encoder(), texts)


if __name__ == "__main__":
    main()
