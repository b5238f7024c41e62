"""Loads a negotiation's record from readable TOML files, as dated, reconstructed editions."""

from negotiations.upkeep.record_files.files import FilesNotUsable, RecordFiles, read_files
from negotiations.upkeep.record_files.load import load_record

__all__ = ["FilesNotUsable", "RecordFiles", "load_record", "read_files"]
