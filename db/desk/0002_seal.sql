-- The digest of all that stands in this file, written anew with every change of it: a single wrong
-- bit in a note, which no check of SQLite's can see, does not go unnoticed.

CREATE TABLE seal (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    digest   TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;
