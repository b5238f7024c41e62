"""Reads of the record for the rooms above."""
