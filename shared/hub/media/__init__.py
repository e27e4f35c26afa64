"""Files of announcements: offered, put, checked in a process of its own, kept by their hash, given to the screens."""
