"""The one language on the wire between the hub and its screens."""
