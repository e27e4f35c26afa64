"""How fast the kiosk's screen answers: ``python -m kiosk.timing`` measures it on this machine."""
