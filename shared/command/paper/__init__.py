"""What printed A4 pages share: the office's colours, the shipped letters, the woven stripe."""
