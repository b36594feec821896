"""Commands for developers that are too long for the Makefile."""
