"""The desk's views: one family of pages a file."""
