"""One module a command, named as the command, with a click command called `command`; it is imported
when it is asked for.
"""
