-- What tells a label that is damaged from one that is whole: a digest of each section by its position,
-- and under -1 one of these and of all else that is kept of the label.

CREATE TABLE digest (
    label_id TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= -1),
    digest   BLOB NOT NULL CHECK (length(digest) = 16),
    PRIMARY KEY (label_id, position)
) STRICT, WITHOUT ROWID;
