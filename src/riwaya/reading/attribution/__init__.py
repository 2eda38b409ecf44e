"""Who says what, read from the grammar of one sentence: cues, openers, sources, contents."""
