"""A client's end of the wire."""
