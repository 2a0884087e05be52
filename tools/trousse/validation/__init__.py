"""Rules that read the content and say what to mend."""
