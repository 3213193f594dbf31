-- What a user adds to labels: notes and bookmarks on their sections. Never anything about a patient.

CREATE TABLE note (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE CHECK (id <> ''),
    label_id TEXT NOT NULL CHECK (label_id <> ''),
    edition  TEXT NOT NULL CHECK (edition <> ''),
    section  TEXT NOT NULL CHECK (section <> ''),
    text     TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    written  TEXT NOT NULL CHECK (written IS strftime('%Y-%m-%dT%H:%M:%SZ', written))
) STRICT;

CREATE TABLE bookmark (
    label_id TEXT NOT NULL CHECK (label_id <> ''),
    section  TEXT NOT NULL CHECK (section <> ''),
    PRIMARY KEY (label_id, section)
) STRICT, WITHOUT ROWID;
