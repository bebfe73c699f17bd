"""The texts that are measured: one reply of 150 words, the conversation before it, and longer drafts.

`variant` changes a number in every sentence and turn, so that nothing of another variant can be cached.
"""

from __future__ import annotations

from tactlint.model import Conversation, Turn

_SENTENCES = (
    "Thank you for the {n} screenshots you sent.",
    "I looked at all {n} charges on your account this morning.",
    "I understand, but the first {n} of them were ordered from your own computer.",
    "You should have read the {n} pages of terms before you agreed.",
    "Unfortunately that is our policy, and it has held for {n} weeks now.",
    "The API returned {n} HTTP errors during the sync with your bank.",
    "Our team fixed {n} of those with a new webhook yesterday.",
    "The other {n} will be handled by my colleague Sam as soon as possible.",
    "Please calm down and wait for {n} days before you write again.",
    "Once the {n} payments have been reversed, you will see them on your statement.",
    "Your bank may need up to {n} hours to show the money.",
    "I will look at your account again on Friday at {n} sharp and tell you how it stands.",
)

_TURNS = (
    (
        "customer",
        "Hello, I was charged {n} times for my subscription in March and again in April. Rosa Delgado",
    ),
    ("agent", "Hello Rosa, could you send us the {n} invoice numbers? Kind regards, Sam"),
    ("customer", "Here they are, all {n}. This already cost me my rent, because the payment bounced."),
    ("agent", "Thank you Rosa, we have passed the {n} numbers on to billing."),
    ("customer", "It has been {n} days. This is the THIRD time I'm writing and nobody answers!!!"),
    ("customer", "I am furious. If the {n} charges are not gone today I will cancel and report you."),
)


def typed(number: int) -> str:
    """Return the sentence that is typed at the end; another for each number."""
    return f" By day {number} we should have told you this, and I am sorry that you had to wait for it."


def draft(variant: int = 0, *, words: int = 150) -> str:
    """Return a draft of about that many words: the same sentences over and over, none twice.

    The last paragraph is the same at every length, so that typing there differs in nothing but the length.
    """
    last = _sentence(0, variant)
    sentences: list[str] = []
    count = len(last.split())
    while count < words:
        sentences.append(_sentence(len(sentences) + 1, variant))
        count += len(sentences[-1].split())
    paragraphs = [" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
    return "\n\n".join(["Hi Rosa,", *paragraphs, last])


def _sentence(index: int, variant: int) -> str:
    return _SENTENCES[index % len(_SENTENCES)].format(n=100 + variant * 997 + index)


def conversation(variant: int = 0) -> Conversation:
    turns = tuple(
        Turn(role="customer" if role == "customer" else "agent", text=text.format(n=100 + variant))
        for role, text in _TURNS
    )
    return Conversation(turns=turns, customer_name="Rosa Delgado", agent_name="Alex", channel="email")
