"""What is wrong with a site that builds: dead anchors, orphans, repeated titles, forgotten markers.

A rule is a function from what is known of the site to diagnostics; `RULES` is the list of them.
"""

from tuftenotes.checks.facts import CheckedPage, Facts
from tuftenotes.checks.rules import RULES, check_site

__all__ = ["RULES", "CheckedPage", "Facts", "check_site"]
