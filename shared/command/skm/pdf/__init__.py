"""The report on paper: A4, in the letters and colours of the screens."""
