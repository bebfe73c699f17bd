"""Words and turns of phrase that mark a register, as data for `register`.

Only what is casual or formal in nearly every text stands here and in `wordings/`: a word like "cool" or
"issue", which is at home in plain English too, must not move the score. The patterns are `re` over folded
text, without nested repeats.
"""

from __future__ import annotations

from importlib.resources import files


def _words(name: str) -> frozenset[str]:
    text = files("tactlint.reading").joinpath("wordings", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


SLANG = _words("casual-words")
FORMAL_WORDS = _words("formal-words")

CASUAL_PHRASES = (
    r"no (?:prob\w*|worries|biggie|stress|sweat|way|idea)",
    r"(?:drop|give|shoot) (?:me|us|'?em|them) (?:a )?(?:line|shout|bell|buzz|ring|ping|message|note)",
    r"(?:sort|sorted|sorting) (?:it|this|that|you|u|ya|me|us)? ?(?:out)?|(?:give|gimme) .{0,6} ?shout",
    r"shout if|ping (?:me|us)|hit (?:me|us) up|hang (?:tight|in there|on)",
    r"(?:all|you're|you are|we're|ur) (?:good|golden|sorted|set|done)\b|fingers crossed|my bad|our bad",
    r"piece of cake|easy[- ]peasy|sit tight|in no time|a ton of|tons of|a bunch|kind of|sort of|a bit",
    r"a lot|lots of|pretty (?:much|good|sure|bad)|what's up|how's it going|(?:big|good|nice) one",
    r"good (?:shout|spot|stuff|news)|thanks a (?:bunch|lot|million|ton)|can't wait|hi there|hey there",
    r"what the (?:hell|heck|f\w*)|or (?:what|nah|something)\b|any (?:chance|joy|luck)|messed up",
    r"screwed up|freak(?:ing|ed)? out|figure(?:d)? out|hook (?:me|you|us) up|check out|swing by",
    r"pop (?:in|it|them|by|over|up)|chuck\w*|(?:i|we) guess|y'?know|by the way|for real|right now",
)

FORMAL_PHRASES = (
    r"dear (?:sirs?(?: or madam|/madam)?|madam|valued|customer|member|resident)",
    r"dear (?:mr|mrs|ms|miss|dr|prof\w*|service|\w+ team|\w+ office)",
    r"yours (?:sincerely|faithfully|truly|etc)|(?:kind|best|warm|with kind) regards|respectfully",
    r"faithfully|to whom it may concern|i (?:write|am writing) to|with (?:reference|regard|respect) to",
    r"in (?:respect|regard) of",
    r"i (?:should|would) (?:like|be (?:most |very |much )?(?:grateful|obliged|glad))",
    r"would you (?:be so|kindly)",
    r"(?:should|would) be (?:most |very |much )?(?:grateful|obliged|glad|delighted)",
    r"we (?:should|would) be (?:glad|grateful|pleased)",
    r"(?:please|kindly) (?:be )?(?:advised?|informed?|note|find|confirm|apprised)",
    r"in (?:accordance|connection|compliance|receipt|lieu|order|the event|view|due course|writing)",
    r"at your (?:earliest )?(?:convenience|disposal)|subject to|by (?:means|virtue) of|on behalf of",
    r"prior to|as (?:per|regards)|in question|with effect from|be so (?:kind|good)",
    r"so (?:kind|good) as to|(?:is|are|be|been|was|were) to be",
    r"(?:shall|must|may|will|can) be \w+(?:ed|en|de)\b|(?:has|have) been \w+ed\b|may i|might (?:i|we)",
    r"could you (?:please|kindly)|i (?:wish|beg|remain|request|require|enclose|refer)\b",
    r"we (?:wish|beg|regret|trust|request|require|acknowledge|refer|await|note)\b|shall\b",
)
