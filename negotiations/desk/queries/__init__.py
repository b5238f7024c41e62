"""Reads for the desk's pages, over the record and the drafts."""
