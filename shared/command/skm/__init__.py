"""``antrean skm``: what the survey found, as an agency publishes it, and how many answers are still wanted."""
