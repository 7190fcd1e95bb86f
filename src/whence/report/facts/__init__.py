"""What is claimed and what became of it: the faces of facts, their changes and their drift.

::

    told       what is told of facts and changes    drifted    what is told of one slot over several articles
    sift       a result narrowed to what was asked  rows       the same as CSV
    plain      for a pipe                           terminal   for a screen
    judged     which change speaks of which fact    places     where facts stand in the texts
    view       what the page lays out               survey     fills it for one child; pages: for all articles
"""
