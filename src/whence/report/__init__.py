"""The faces of a result: plain lines for a pipe, colours for a terminal, a page for a browser.

::

    escape     what may not be sent is shown instead    wording    the words for verdicts
    segments   a text cut at the borders of its marks   worddiff   what became of each word
    summary    the few sentences that say it all        voices/    quotations, credits and the ledger
    plain      for a pipe                               terminal   for a screen; marked: words with signs
    html       one page: survey fills the values of view, columns cuts the texts, templates/ lays them out

Nothing heavy is imported here: each face is imported when it is wanted.
"""
