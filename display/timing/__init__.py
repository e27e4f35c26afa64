"""How soon a call changes the TV: ``python -m display.timing`` shows what a hub calls and says when it was drawn."""
