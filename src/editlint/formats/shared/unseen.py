"""What must not reach a reader as it is: characters that nobody sees or that steer, and the words
that CI systems obey. Parts of patterns; how they are written instead is a matter of the format.
"""

# Controls behind ASCII, directions, joiners, fillers, tags: the inside of a class of characters.
CHARACTERS = (
    "\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)

# GitHub obeys `##[` anywhere in a line, Azure `##vso[`, TeamCity `##teamcity[`, GitLab
# `section_start:`, Travis `travis_fold:`. It takes one other character to make text of them.
COMMAND = r"#(?=#\w*\[)|(?<=section)_(?=(?:start|end):\d)|(?<=travis)_(?=fold:)"
