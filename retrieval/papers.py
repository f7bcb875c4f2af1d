"""One interview's papers in memory: the chunks of its resume and its job, searched exactly.

The cost of a search depends on these few dozen chunks alone, not on how many interviews were ever held.
"""
