"""What went wrong, in the reader's language: the words of no library and of no system reach a person."""

import errno

from narasumber.article import ArticleError, ReadFailure
from narasumber.messages import Language, translation


def failure_text(failure: ReadFailure | ArticleError, language: Language) -> str:
    """Return which input could not be read and why."""
    gettext = translation(language).gettext
    reason = gettext(failure.pattern).format(**failure.values) if failure.pattern else failure.reason
    return f"{input_name(failure.input, language)}: {reason}"


def input_name(name: str, language: Language) -> str:
    """Return what an input is called: its own name, or what stands for one that has none."""
    _ = translation(language).gettext
    base, separator, rest = name.partition(":")
    return (_("standard input") if base == "standard input" else base) + separator + rest


def fault_text(fault: Exception, language: Language) -> str:
    """Return what ended a whole run: a file that can't be read or written, a process that is gone, a model."""
    _ = translation(language).gettext
    if isinstance(fault, ArticleError):
        return failure_text(fault, language)
    if not isinstance(fault, OSError):
        return _("a process ended by itself, perhaps for want of memory; try fewer with -j")
    if not fault.filename:
        # Without a number it is our own: the model's folder.
        no_model = _("the model is missing or incomplete: install narasumber again, or name another with --model")
        return _("the system refuses ({code})").format(code=_code(fault)) if fault.errno else no_model
    if fault.errno is None:
        return f"{fault.filename}: {fault.strerror}"
    reasons = {
        errno.ENOENT: _("no such file or folder; check the path"),
        errno.EACCES: _("may not be read or written; check the permissions"),
        errno.EISDIR: _("a folder"),
        errno.ENOTDIR: _("lies below something that is no folder"),
        errno.EEXIST: _("there is such a file already"),
        errno.ENOSPC: _("no room left on the disk"),
        errno.EROFS: _("the disk can't be written to"),
    }
    refused = _("the system refuses ({code})").format(code=_code(fault))
    return f"{fault.filename}: {reasons.get(fault.errno, refused)}"


def _code(fault: OSError) -> str:
    return errno.errorcode.get(fault.errno or 0, type(fault).__name__)
