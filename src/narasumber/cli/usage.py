"""What is wrong with a command line, in the reader's language."""

from typing import Any

from narasumber.messages import Language, translation


def usage_text(fault: Any, language: Language) -> str:
    """Return what an error of Click's says, in our words, and where help is; one that is ours as it stands."""
    _ = translation(language).gettext
    context = getattr(fault, "ctx", None)
    help_ = _("{command} -h says what it takes").format(command=context.command_path if context else "narasumber")
    return f"{_fault(fault, _)}; {help_}"


def _fault(fault: Any, _: Any) -> str:
    parameter = getattr(fault, "param", None)
    named = "/".join(parameter.opts) if parameter and parameter.opts[0].startswith("-") else ""
    named = named or (parameter.metavar or parameter.name if parameter else "")
    match type(fault).__name__:
        case "NoSuchOption":
            return str(_("no such option: {option}").format(option=fault.option_name))
        case "BadOptionUsage":
            return str(_("{option} needs a value, or takes none").format(option=fault.option_name))
        case "MissingParameter":
            return str(_("{parameter} is missing").format(parameter=named))
        case "BadParameter" if named:
            return str(_("not a value for {parameter}").format(parameter=named))
        case "BadParameter":
            return str(fault.message)
    commands = getattr(getattr(getattr(fault, "ctx", None), "command", None), "commands", None)
    if commands:
        return str(_("name a command: {commands}").format(commands=", ".join(commands)))
    return str(_("more words than it takes"))
