"""The report of cases as a PDF, in the office's look."""
