"""Results for other people's tools.

::

    tables       five flat tables: articles, passages, derivations, quotations, facts; flatten makes them of one result
    writing      which form is which module, and how a file comes to be
    files        the tables as JSON lines, CSV, Parquet       passim       clusters, as passim writes them
    prov         W3C PROV                                     annotation   W3C Web Annotation
    graphs       GraphML and GEXF                             lineage      the lineage as a drawing
"""
