"""Calls that were recorded or saved: what they sent and were answered, fact by fact."""
