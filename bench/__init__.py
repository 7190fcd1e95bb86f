"""What is measured: one module a figure. `python -m bench --list` says how each is measured."""
