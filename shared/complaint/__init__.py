"""The rules of complaints, suggestions, questions and disclosures: codes, steps, due dates, limits. Pure."""
