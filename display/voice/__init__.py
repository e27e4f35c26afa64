"""How a call is heard: words, chime, engine, one joined sound, one player."""
