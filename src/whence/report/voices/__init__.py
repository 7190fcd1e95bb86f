"""Who is quoted and who is credited: the faces of attributions, quotations, credits and the credit ledger.

::

    said       what is told of one quotation         ledger     what is told of credits and borrowings
    sift       a result narrowed to what was asked   rows       the same as CSV
    plain      for a pipe                            terminal   for a screen
    view       what the page lays out                survey     fills it; pages: all articles; columns: the text
"""
