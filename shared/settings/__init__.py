"""What the installer wrote in config.toml, checked and frozen."""

from shared.settings.outcome import Loaded, Problems
from shared.settings.problem import Code, Problem, describe
from shared.settings.reloading import Reloaded, reload
from shared.settings.remembering import load
from shared.settings.sections import Settings

__all__ = ["Code", "Loaded", "Problem", "Problems", "Reloaded", "Settings", "describe", "load", "reload"]
