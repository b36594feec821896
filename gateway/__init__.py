"""The public door: the only process that visitors' browsers talk to."""
