-- The text of a section stands in its row, line by line, and no longer in a row for each line: it is
-- written and read at once. A section that is damaged stays behind, and its label is refused for that.

DROP VIEW section_text;
DROP VIEW page;

CREATE TABLE section_with_text (
    id           INTEGER PRIMARY KEY,
    label_id     TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    key          TEXT NOT NULL CHECK (key NOT GLOB '*[^a-z_]*'),
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL CHECK (title <> ''),
    heading      TEXT CHECK (heading <> ''),
    heading_line INTEGER CHECK (heading_line > 0),
    first_line   INTEGER NOT NULL CHECK (first_line > 0),
    last_line    INTEGER NOT NULL CHECK (last_line >= first_line),
    text         TEXT NOT NULL CHECK (trim(text, char(10)) = text AND text <> ''),
    UNIQUE (label_id, key),
    UNIQUE (label_id, position),
    CHECK ((heading IS NULL) = (heading_line IS NULL)),
    CHECK (
        last_line - first_line
        = length(CAST(text AS BLOB)) - length(CAST(replace(text, char(10), '') AS BLOB))
    )
) STRICT;
INSERT OR IGNORE INTO section_with_text
SELECT
    section.*,
    (
        SELECT group_concat(paragraph.text, char(10)) FROM paragraph
        WHERE paragraph.label_id = section.label_id
            AND paragraph.line BETWEEN section.first_line AND section.last_line
    )
FROM section
WHERE label_id IN (SELECT id FROM label)
    AND typeof(position) = 'integer'
    AND typeof(key) = 'text'
    AND typeof(kind) = 'text'
    AND typeof(title) = 'text'
    AND typeof(coalesce(heading, '')) = 'text'
    AND typeof(coalesce(heading_line, 1)) = 'integer'
    AND typeof(first_line) = 'integer'
    AND typeof(last_line) = 'integer';

-- Where there were no digests yet, those that are made next would be of what is left: a wrong one, so
-- that none are made, tells of what is not.
INSERT OR IGNORE INTO digest
SELECT label_id, -1, zeroblob(16) FROM section
WHERE id NOT IN (SELECT id FROM section_with_text) AND label_id IN (SELECT id FROM label);

DROP TABLE paragraph;
DROP TABLE section;
ALTER TABLE section_with_text RENAME TO section;

-- A section as it is searched, whatever the edition.
CREATE VIEW page AS
SELECT
    section.id,
    section.label_id,
    section.title || coalesce(char(10) || section.heading, '') AS title,
    section.text,
    edition.marks || ' ' || char(57344) || 'k' || lower(replace(section.kind, '_', '')) AS marks,
    edition.replaced_by
FROM section
JOIN edition ON edition.label_id = section.label_id;

CREATE VIEW section_text AS
SELECT id, title, text, marks FROM page WHERE replaced_by IS NULL;
