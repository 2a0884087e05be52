"""The marking screen: nbgrader's formgrader, quick on a big promotion, anonymous, in French."""
