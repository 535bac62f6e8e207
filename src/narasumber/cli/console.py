"""A Rich console that leaves it to the command line what happens when its reader has left."""

from rich.console import Console


class PlainConsole(Console):
    """Rich's console; a broken pipe stays an error, where Rich would end the process with 1 by itself."""

    def on_broken_pipe(self) -> None:
        """Raise what was caught: Rich calls this while it handles it."""
        raise BrokenPipeError
