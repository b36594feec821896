"""Whose and what the times and facts of a message are: learned from examples, beside the rules of :mod:`nlu.entities`."""

from nlu.roles.examples import FACTS, TIMES, Example, Labelled, read_examples
from nlu.roles.network import ReadRoles, read_roles

__all__ = ["FACTS", "TIMES", "Example", "Labelled", "ReadRoles", "read_examples", "read_roles"]
