"""The faces of a story and of an archive: its log, one story, its pairs.

::

    cast       the articles in the order of time, what each is called, who is above whom
    told       the sentences that every face says alike      tree       the lineage as an indented tree
    layers     a layered drawing: numbers in, places out     drawing    the lineage as boxes and curves
    heat       who shares how much of which stretch          variants   wordings of quotations and values of facts
    passages   the texts, cut where something is new or comes from another
    plain, terminal, pairs, status                           html       one page: survey fills the values of view
"""
