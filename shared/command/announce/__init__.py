"""``antrean announce``: what the TVs show between calls, from the terminal and for scripts."""
