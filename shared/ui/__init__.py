"""The only shared Qt: opening a screen, Theme and controls, fonts, icons, words, and the bridge from the link."""
