"""Every word a person reads or hears: one gettext catalogue per language, asked by key."""

from shared.language.catalogue import Catalogue, catalogue

__all__ = ["Catalogue", "catalogue"]
