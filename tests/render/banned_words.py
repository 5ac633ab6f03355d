"""Words that no sentence of our own may hold about positions or their holders."""

from __future__ import annotations

import re
from typing import Final

BANNED: Final = re.compile(
    r"\b(?:conced|concession|demand|refus|reject|fail|hard-?line|reasonabl|generous|acceptab|unacceptab|soften|maximal|"
    r"minimal|moderate|extrem|aggressi|stubborn|insist|flexib|compromis|legitima|violat|unfortunate|depart|deviat|"
    r"better|worse|closer|should|must|agreed\b(?! by))",
    re.IGNORECASE,
)
"""Words that would judge a position or one of its holders, or claim an agreement that nobody made."""
