"""A real django-helpdesk for the browser tests: `python helpdesk_site.py FOLDER` keeps its SQLite there.

One queue, one ticket: an angry customer's message, an agent's answer, an internal note, and an angrier
follow-up. Prints `ticket ID` and then Django's own "Starting development server at ADDRESS".
"""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.urls import include, path

AGENT = ("agent", "agent-password")
CUSTOMER = "rosa.delgado@customer.example"
MESSAGE = """Hello,

I was charged twice for my subscription in March and again in April. My rent bounced because of it.
This is the THIRD time I'm writing about this and nobody answers!!!

Rosa Delgado"""
ANSWER = "Hello Rosa, could you send us your invoice number? Kind regards, Sam"
NOTE = "Looks like the importer ran twice again, see the incident channel."
FOLLOW_UP = """I already sent the invoice number last week. This is ridiculous and I am furious.
If I do not get my money back today I will cancel and report you.

Rosa"""

# This module is the site's own URL configuration; helpdesk's may only be imported once settings are in place.
urlpatterns: list[object] = []


def configure(folder: Path) -> None:
    settings.configure(
        DEBUG=True,  # without it Django serves no static files
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "helpdesk.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        INSTALLED_APPS=[
            *(f"django.contrib.{app}" for app in ("admin", "auth", "contenttypes", "sessions", "messages")),
            *(f"django.contrib.{app}" for app in ("staticfiles", "sites", "humanize")),
            "bootstrap4form",
            "helpdesk",
            "rest_framework",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        HELPDESK_TEAMS_MODE_ENABLED=False,
        LOGIN_URL="helpdesk:login",
        LOGIN_REDIRECT_URL="helpdesk:home",
        MEDIA_ROOT=folder / "media",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SITE_ID=1,
        STATIC_URL="/static/",
        USE_TZ=True,
    )
    django.setup()


def seed() -> int:
    """Fill the empty database and return the ticket's id."""
    from django.contrib.auth import get_user_model
    from helpdesk.models import FollowUp, Queue, Ticket

    name, password = AGENT
    agent = get_user_model().objects.create_superuser(name, "agent@helpdesk.example", password)
    queue = Queue.objects.create(title="Billing", slug="billing", allow_public_submission=True)
    ticket = Ticket.objects.create(
        title="Charged twice", queue=queue, submitter_email=CUSTOMER, description=MESSAGE, assigned_to=agent
    )
    for user, public, comment in ((agent, True, ANSWER), (agent, False, NOTE), (None, True, FOLLOW_UP)):
        title = "Comment" if user else f"E-Mail Received from {CUSTOMER}"
        FollowUp.objects.create(ticket=ticket, user=user, public=public, title=title, comment=comment)
    return int(ticket.pk)


if __name__ == "__main__":
    configure(Path(sys.argv[1]))
    urlpatterns.append(path("", include("helpdesk.urls", namespace="helpdesk")))
    call_command("migrate", verbosity=0)
    print("ticket", seed(), flush=True)
    call_command("runserver", "127.0.0.1:0", use_reloader=False, skip_checks=True)
