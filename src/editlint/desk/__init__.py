"""The desk: a page in the browser where an article is pasted, looked at, mended and copied back.

    browser -> guard (host, origin, token, size) -> routes -> a worker process -> Linter -> page

A text is worked on in processes with a time limit, so that one bad text stalls nobody. Nothing is
kept on the server, and nothing is fetched from elsewhere.
"""
