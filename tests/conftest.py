"""What every test may rely on."""

import os

from hypothesis import settings

# In CI the same examples each time: a failure there can be repeated here. No deadline: machines are noisy.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
