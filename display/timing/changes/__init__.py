"""What many films in turn leave behind: ``python -m display.timing.changes``."""
