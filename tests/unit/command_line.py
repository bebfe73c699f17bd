"""What the command line's tests share: one small pack, and how a command is run."""

from __future__ import annotations

from collections.abc import Callable

PACK = "name: test\nversion: 1.0.0\nlanguage: en\ndescription: For tests.\nlicence: MIT\n"
RULES = """
- id: calm-down
  check: phrase
  category: dismissive
  severity: warning
  title: Telling people to calm down
  phrases: ["calm down"]
  message: "“{text}” may sting."
  why: People calm down when they feel heard.
  fixes: ["I can see why this upset you"]
  examples:
    bad: [{draft: "Please [[calm down]]."}]
    good: [{draft: "It is a calm day."}]
- id: asked-before
  check: phrase
  category: blame
  severity: error
  title: Saying it was said before
  phrases: ["as I said"]
  customer-says: ["third time"]
  message: "“{text}” sounds impatient."
  why: They asked because it was not clear.
  examples:
    bad: [{customer: "This is the third time!", draft: "[[As I said]], no."}]
    good: [{draft: "Thanks for asking."}]
"""

Run = Callable[..., tuple[int, str, str]]
