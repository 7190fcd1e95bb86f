"""Whom a source stands for: names, roles, pronouns, descriptions."""
