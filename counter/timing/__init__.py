"""What the desk's window costs: ``python -m counter.timing`` measures it on this machine."""
