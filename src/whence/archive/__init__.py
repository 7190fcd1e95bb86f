"""The archive on disk: articles with their history, and an index that one article is held against in milliseconds."""

from __future__ import annotations

from whence.archive.store import Archive

__all__ = ["Archive"]
