"""An article as one page for editors: what was found stands at its words, and beside it on cards.

The report (`--output html=report.html`) and the desk are made of the same parts:

    Report -> FilePage (article, cards, map, verdict) -> templates

Everything of an article comes into the page as text that Jinja2 escapes: its markup is read by our
own parser and never handed on.
"""
