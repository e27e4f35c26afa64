"""What an announcement may be, when it is on air and how many take turns: pure rules, for hub, TV and editor alike."""
