"""What a visitor without a phone tells the office: a survey, a complaint, a disclosure, and how a case stands."""
