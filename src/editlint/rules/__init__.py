"""The rules, a room a category: each module directly in a room is one rule, `engine/` what the room
computes.
"""
