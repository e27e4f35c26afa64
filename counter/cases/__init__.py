"""The complaint officers' window, without Qt: the list, one case, and moving it on."""
