"""The tracker of record for negotiations."""
