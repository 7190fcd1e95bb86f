"""Kernels compiled by numba, for a whole corpus at a time: arrays in, arrays out.

Each has a slow twin in pure Python, in `kernels`, in `text` or in the tests, and gives the same to the last bit. The
pure path of a handful of articles never imports this package. Signatures are explicit and the machine code is cached,
so that the first call after installing compiles and no later one does; all of them let go of the interpreter's lock.
"""
