"""What is worked out from an archive."""
