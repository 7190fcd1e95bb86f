"""What is done with an archive as a whole, in this order: add → pairs → directions → stories → log, show, blame.

Each of these does only what is missing since the last time, and keeps what it found in the archive, under the options
it was found with.
"""
