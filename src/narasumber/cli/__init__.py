"""The command line: `narasumber read`, `narasumber evaluate`."""

from narasumber.cli.app import main

__all__ = ["main"]
