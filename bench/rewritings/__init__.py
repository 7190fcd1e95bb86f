"""Pairs of invented articles in which one fact is told in other words, or told otherwise, for `bench.rewrites`."""
