"""Understanding: two Rasa graph components (``spacy_tokenizer``, ``intent_classifier``) and what they are made of."""
