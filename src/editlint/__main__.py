"""`python -m editlint`."""

from editlint.cli.main import main

if __name__ == "__main__":
    main()
