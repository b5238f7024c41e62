"""The readers' pages, one family a file."""
