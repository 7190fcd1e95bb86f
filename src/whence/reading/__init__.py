"""Bytes to articles: one module a format, each with the same four names (`interface.Format`); `formats` lists them.

A reader yields articles and rejects what is none with a sentence; it never stops at one bad record unless told to.
"""
