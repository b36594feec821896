"""The action server: one thin action a file; what they say is decided in ``senco.answering``."""
