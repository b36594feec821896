"""Measurements run by hand and reported, never asserted in a timed test."""
