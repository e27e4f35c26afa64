"""An office's own voice: what to record, whether the recordings will do, and how a call sounds."""
