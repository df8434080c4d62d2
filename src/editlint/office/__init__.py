"""Documents of word processors: their text, and findings and mends written into them.

    read.py     the bytes of a file -> its text in the marks of `parse/word_text.py`
    docx.py     the same with the way back from every code point to the run that holds it
    write.py    edits of that text and comments on it -> the new file, proven by reading it back

A file is a zip of parts. Only parts that hold what was changed are written anew; all others are
carried over byte for byte. Nothing outside the file is ever loaded, no entity expanded, no macro
run.
"""
