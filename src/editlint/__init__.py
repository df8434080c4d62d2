"""editlint: the last look before an article goes out."""

__version__ = "0.1.0"
