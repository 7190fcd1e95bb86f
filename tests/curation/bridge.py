"""An invented story that is quick to tell: a footbridge, told by one paper and retold by another."""

from whence.model import Article

SAID = "“The old planks will not last another winter,” said Ada Mott, the council's engineer, on Monday."
BRIDGE = [
    Article(
        "tide",
        f"The footbridge at Saltcote Mill closes for 14 days from 2 April, and repairs will cost $40,000. {SAID}",
        "Saltcote Tide",
        "2031-03-03",
    ),
    Article(
        "echo",
        "The footbridge at Saltcote Mill closes for 15 days from 2 April, and repairs will cost $40,000, the Saltcote"
        f" Tide reports. {SAID}",
        "The Echo",
        "2031-03-05",
    ),
]
