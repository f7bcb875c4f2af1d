"""What a server process is forked from: everything imported, the language pipeline loaded, nothing opened or running.

To be preloaded by the fork server of `tests.reliability.server`, and imported nowhere else.
"""

import api.serve  # noqa: F401
from graph.language.parse import warm

warm()
