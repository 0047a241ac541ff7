"""What the words of answers and options mean, as the help says it."""

from __future__ import annotations

__all__ = ["SHELL", "TERMS", "TYPED"]

TERMS = {
    "where a State can stand": (
        ("not bound", "the Convention is not in force for it"),
        ("not applicable", "it is bound, and the duty does not arise for it"),
        ("outstanding", "the deadline has not passed, or there is none"),
        ("overdue", "the deadline has passed"),
        ("fulfilled", "in time"),
        ("fulfilled late", "after the deadline"),
        ("fulfilled in time or late", "performed; the record cannot say by when"),
        ("undetermined", "the record cannot say; the page says what is missing"),
    ),
    "marks in tables": (
        ("*", "a deadline that runs only if the duty arises at all"),
        ("?", "the record cannot say whether anything falls due on the day"),
        (">", "the day asked about"),
        ("[1] (a)", "a source, or what is missing: listed below"),
        ("2020-01", "a day that is not known: one of this month"),
        ("2020-01..2020-03", "a day that is not known: one of these"),
        (
            "or later",
            "a decision not on record may have set a later day, or a meeting moved it",
        ),
    ),
    "--on": (
        ("2020-12-01", "as of that day, with what is known today"),
        ("1 December 2020", "the same, as documents write it"),
        ("1RC", "as of the last day of a meeting on record, by its label"),
        ("today", "as of the day of the computer's clock; so it is if not given"),
    ),
    "--known-by": (
        (
            "2020-12-31",
            "leave out what was published later, as if asked on that day",
        ),
        ("1RC", "a meeting, or a day in words, as with --on: so with --until, --since"),
    ),
    "--trust, how sure facts must be": (
        (
            "high",
            "depositary, document of the United Nations, or two independent sources",
        ),
        ("medium", "one source is enough; so it is if not given"),
        ("unverified", "everything that is on record"),
    ),
    "what kind of page it is": (
        ("beyond the record", "after the last day of which the record tells"),
        ("as last known", "on the latest day on which the record could say"),
        ("other account", "a source says otherwise; the page says why not followed"),
        ("irregular", "done otherwise than a provision says"),
    ),
}
"""Terms under their titles, each with what it means."""

TYPED = "completion: a line for your shell"
"""What stands under this title is typed as it stands, and never broken."""

SHELL = {
    TYPED: (
        ("bash", 'eval "$(_CCM_COMPLETE=bash_source ccm)"'),
        ("zsh", 'eval "$(_CCM_COMPLETE=zsh_source ccm)"'),
        ("fish", "_CCM_COMPLETE=fish_source ccm | source"),
    ),
    "colours: the first given decides": (
        ("--color WHEN", "always, never or auto"),
        ("NO_COLOR", "not empty: none"),
        ("FORCE_COLOR", "not empty nor 0: colours"),
        ("otherwise", "on a terminal, unless TERM is dumb"),
    ),
    "width": (
        ("COLUMNS", "as many columns, on a terminal or not"),
        ("otherwise", "as wide as the terminal; 80 columns into a pipe or a file"),
    ),
    "paging": (
        ("PAGER", "shows what is longer than the screen (the default is less)"),
        ("LESS", "is FRX if not set"),
        ("--no-pager", "print it at once"),
    ),
    "exit status": (
        ("0", "answered"),
        ("1", "audit: a figure disagrees"),
        ("2", "audit: a row was not understood, unless --lenient"),
        ("2", "what was asked, or a file, is wrong: one line says what"),
        ("74", "the answer cannot be written"),
    ),
}
"""How the command line behaves in a shell, likewise."""
