"""How a page of the TV is drawn: the same QML on the TV and in the supervisors' preview."""
