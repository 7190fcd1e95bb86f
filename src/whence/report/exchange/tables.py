"""The five flat tables that everything is exported from, as Arrow knows them. `model.tables` says what they hold."""

from __future__ import annotations

from whence.model.tables import COLUMNS, NAMES_OF_FIVE, Column, Exportable, Exported, Tables, schema

SCHEMAS = {name: schema(name) for name in NAMES_OF_FIVE}
"""Columns of each table. All spans are half-open, in characters of the untouched text; ``extra`` is a JSON object.

``parent``, ``fidelity``, ``verdict`` and all that belongs to them are null where nothing was compared.
"""

__all__ = ["COLUMNS", "NAMES_OF_FIVE", "SCHEMAS", "Column", "Exportable", "Exported", "Tables", "schema"]
