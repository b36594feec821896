"""Rasa graph components of our own, one a file, and the sentence encoder that they share."""
