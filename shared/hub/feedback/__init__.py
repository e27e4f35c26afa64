"""What visitors tell the office: surveys and cases decided, sealed where they must be, and let go of in time."""
