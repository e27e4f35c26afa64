"""The one process that holds the truth: it decides, stores, and only then tells."""
