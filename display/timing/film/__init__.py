"""What the TV costs with a film on its stage: ``python -m display.timing.film``."""
