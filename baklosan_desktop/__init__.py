"""Baklosan Desktop, in the order in which a label passes through it.

labels      what a label is and says
importers   a file in some format → a label as it was published
extraction  facts that a grammar reads from its text
pipeline    label folders → the bundled database
store       facts in SQLite, and back
search      what is typed → the words of labels → the sentences that say them
dosing      what to take
screens     what was typed → what is seen
handouts    what is seen → pages
qt          screens on glass, pages on paper
app, cli    where all meets
"""

__version__ = "0.1.0"
