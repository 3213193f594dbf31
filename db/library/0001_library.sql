-- Labels that a user imported. The tables of db/schema, as they were when this file was written, so
-- that both databases are read alike; an older edition keeps its text and leaves the search index.

CREATE TABLE label (
    id          TEXT PRIMARY KEY CHECK (id NOT GLOB '*[^a-z0-9-]*' AND id <> ''),
    name        TEXT NOT NULL CHECK (name <> ''),
    strength    TEXT NOT NULL,
    form        TEXT NOT NULL,
    pack        TEXT NOT NULL,
    language    TEXT NOT NULL CHECK (length(language) = 2),
    edition     TEXT NOT NULL CHECK (edition <> ''),
    source      TEXT NOT NULL,
    source_date TEXT,
    reviewed_by TEXT CHECK (reviewed_by <> ''),
    sha256      TEXT NOT NULL REFERENCES original (sha256)
) STRICT;
CREATE INDEX label_sha256 ON label (sha256);

-- A file as it was imported, packed by zlib. It is whole when every label in it was looked at.
CREATE TABLE original (
    sha256   TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    path     TEXT NOT NULL CHECK (path <> ''),
    is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
    packed   BLOB NOT NULL
) STRICT;

-- A file of a watched folder as it was when it was imported or refused; `written` in nanoseconds.
CREATE TABLE looked_at (
    path    TEXT PRIMARY KEY CHECK (path <> ''),
    size    INTEGER NOT NULL CHECK (size >= 0),
    written INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- `folded` is the name as names are compared, `sections` how many of them have content, `marks` what
-- a search is limited by: words of the index that nobody types.
CREATE TABLE edition (
    number      INTEGER PRIMARY KEY,
    label_id    TEXT NOT NULL UNIQUE REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    format      TEXT NOT NULL,
    set_id      TEXT NOT NULL,
    holder      TEXT NOT NULL,
    document    TEXT NOT NULL,
    folded      TEXT NOT NULL,
    sections    INTEGER NOT NULL CHECK (sections >= 0),
    marks       TEXT NOT NULL,
    replaced_by TEXT REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CHECK (replaced_by <> label_id)
) STRICT;
CREATE INDEX edition_set ON edition (set_id);
CREATE INDEX edition_name ON edition (folded, label_id) WHERE replaced_by IS NULL;
CREATE INDEX edition_replaced_by ON edition (replaced_by) WHERE replaced_by IS NOT NULL;

-- What the newest edition of a label is found by as one types; rowid is its number. A letter before
-- each word, which nobody types, tells names, substances and codes apart.
CREATE VIRTUAL TABLE label_search USING fts5 (
    words, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2'
);

-- What of the file is not believed, and why.
CREATE TABLE remark (
    label_id TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text     TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE substance (
    label_id TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (label_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    label_id TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    form     TEXT NOT NULL,
    PRIMARY KEY (label_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE ingredient (
    label_id  TEXT NOT NULL,
    product   INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    code      TEXT NOT NULL,
    strength  TEXT NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    PRIMARY KEY (label_id, product, position),
    FOREIGN KEY (label_id, product) REFERENCES product (label_id, position)
        ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE package (
    label_id TEXT NOT NULL,
    product  INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('pack', 'code')),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (label_id, product, kind, position),
    FOREIGN KEY (label_id, product) REFERENCES product (label_id, position)
        ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
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
    UNIQUE (label_id, key),
    UNIQUE (label_id, position),
    CHECK ((heading IS NULL) = (heading_line IS NULL))
) STRICT;

CREATE TABLE paragraph (
    label_id TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    line     INTEGER NOT NULL CHECK (line > 0),
    section  TEXT NOT NULL,
    text     TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, line)
) STRICT, WITHOUT ROWID;

-- What lines of text are in the file, where they are no paragraphs; a table as JSON, cell by cell.
CREATE TABLE block (
    label_id   TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    first_line INTEGER NOT NULL CHECK (first_line > 0),
    last_line  INTEGER NOT NULL CHECK (last_line >= first_line),
    kind       TEXT NOT NULL CHECK (kind IN ('heading', 'items', 'table', 'picture')),
    content    TEXT NOT NULL CHECK (content <> ''),
    PRIMARY KEY (label_id, first_line)
) STRICT, WITHOUT ROWID;

-- A section as it is searched, whatever the edition.
CREATE VIEW page AS
SELECT
    section.id,
    section.label_id,
    section.title || coalesce(char(10) || section.heading, '') AS title,
    (
        SELECT group_concat(paragraph.text, char(10)) FROM paragraph
        WHERE paragraph.label_id = section.label_id
            AND paragraph.line BETWEEN section.first_line AND section.last_line
    ) AS text,
    edition.marks || ' ' || char(57344) || 'k' || lower(replace(section.kind, '_', '')) AS marks,
    edition.replaced_by
FROM section
JOIN edition ON edition.label_id = section.label_id;

CREATE VIEW section_text AS
SELECT id, title, text, marks FROM page WHERE replaced_by IS NULL;

CREATE VIRTUAL TABLE section_search USING fts5 (
    title, text, marks,
    content = 'section_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Bytes of new words that are held before they are written: few large pieces cost less than many.
INSERT INTO section_search (section_search, rank) VALUES ('hashsize', 16777216);

-- Each word of the labels that are searched, and in how many sections it stands.
CREATE TABLE word (
    text     TEXT PRIMARY KEY,
    stem     TEXT NOT NULL,
    sections INTEGER NOT NULL CHECK (sections > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_stem ON word (stem);

CREATE TABLE band (
    label_id      TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    word          TEXT NOT NULL CHECK (word <> ''),
    normalised    TEXT NOT NULL,
    more_than_ppm INTEGER CHECK (more_than_ppm BETWEEN 0 AND 1000000),
    less_than_ppm INTEGER CHECK (less_than_ppm BETWEEN 0 AND 1000000),
    section       TEXT NOT NULL,
    line          INTEGER NOT NULL CHECK (line > 0),
    quote         TEXT NOT NULL CHECK (quote <> ''),
    PRIMARY KEY (label_id, word),
    UNIQUE (label_id, position),
    UNIQUE (label_id, normalised),
    CHECK (more_than_ppm < less_than_ppm OR more_than_ppm IS NULL OR less_than_ppm IS NULL)
) STRICT;

CREATE TABLE fact (
    label_id TEXT NOT NULL REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id       TEXT NOT NULL CHECK (id <> ''),
    kind     TEXT NOT NULL CHECK (kind = 'side_effect'),
    PRIMARY KEY (label_id, id),
    UNIQUE (label_id, position)
) STRICT;

CREATE TABLE citation (
    label_id TEXT NOT NULL,
    fact_id  TEXT NOT NULL,
    position INTEGER NOT NULL,
    section  TEXT NOT NULL,
    line     INTEGER NOT NULL CHECK (line > 0),
    quote    TEXT NOT NULL CHECK (quote <> ''),
    PRIMARY KEY (label_id, fact_id, position),
    FOREIGN KEY (label_id, fact_id) REFERENCES fact (label_id, id)
        ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;

CREATE TABLE side_effect (
    label_id    TEXT NOT NULL,
    id          TEXT NOT NULL,
    term        TEXT NOT NULL CHECK (term <> ''),
    system      TEXT CHECK (system <> ''),
    band        TEXT,
    note        TEXT CHECK (note <> ''),
    plain       TEXT NOT NULL,
    seriousness TEXT CHECK (seriousness IN ('EMERGENCY', 'URGENT', 'TELL_DOCTOR')),
    PRIMARY KEY (label_id, id),
    UNIQUE (label_id, system, term),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
        ON UPDATE CASCADE ON DELETE CASCADE,
    CHECK ((band IS NULL) <> (note IS NULL))
) STRICT;

-- What nobody has reviewed is not there: of an imported label it can be read, and never written.
CREATE VIEW item AS
SELECT NULL AS label_id, NULL AS fact_id, NULL AS list, NULL AS position, NULL AS text WHERE 0;
CREATE VIEW dose_rule AS
SELECT
    NULL AS label_id, NULL AS id, NULL AS kind, NULL AS "group", NULL AS from_months,
    NULL AS to_months, NULL AS assumed, NULL AS low_ug, NULL AS high_ug, NULL AS per,
    NULL AS times_per_day, NULL AS every_days, NULL AS strength_ug, NULL AS from_weeks,
    NULL AS to_weeks
WHERE 0;
CREATE VIEW contraindication AS
SELECT NULL AS label_id, NULL AS id, NULL AS question, NULL AS conflict WHERE 0;
CREATE VIEW caution AS
SELECT
    NULL AS label_id, NULL AS id, NULL AS question, NULL AS condition, NULL AS "group",
    NULL AS from_months, NULL AS to_months
WHERE 0;
CREATE VIEW interaction AS
SELECT NULL AS label_id, NULL AS id, NULL AS partner, NULL AS effect WHERE 0;
CREATE VIEW monitoring AS
SELECT NULL AS label_id, NULL AS id, NULL AS question, NULL AS condition WHERE 0;
CREATE VIEW statement AS
SELECT NULL AS label_id, NULL AS id, NULL AS topic, NULL AS text WHERE 0;
CREATE VIEW ambiguity AS
SELECT
    NULL AS label_id, NULL AS id, NULL AS uncertain, NULL AS serious, NULL AS title,
    NULL AS gloss, NULL AS safest
WHERE 0;
CREATE VIEW advice AS SELECT NULL AS label_id, NULL AS id, NULL AS part, NULL AS text WHERE 0;
CREATE VIEW cross_reference AS SELECT NULL AS label_id, NULL AS id, NULL AS subject WHERE 0;
