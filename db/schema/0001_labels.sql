-- Labels: what they say, word for word, and what follows from it. Units are suffixes: _ug, _months, _ppm.

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
    sha256      TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE substance (
    label_id TEXT NOT NULL REFERENCES label (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (label_id, position)
) STRICT;

-- Sections stand in the order of their id wherever a search has to stop early: the labels that matter
-- most get the lowest ids. The text is all lines from the first to the last; one that is no paragraph
-- is empty.
CREATE TABLE section (
    id           INTEGER PRIMARY KEY,
    label_id     TEXT NOT NULL REFERENCES label (id),
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

CREATE VIEW section_text AS
SELECT id, title || coalesce(char(10) || heading, '') AS title, text FROM section;

CREATE VIRTUAL TABLE section_search USING fts5 (
    title, text,
    content = 'section_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE section_word USING fts5vocab (section_search, row);

-- Each word of the labels, and in how many sections it stands.
CREATE TABLE word (
    text     TEXT PRIMARY KEY,
    stem     TEXT NOT NULL,
    sections INTEGER NOT NULL CHECK (sections > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_stem ON word (stem);

-- What people type (without case and accents; `stems` also without endings) and how labels word it.
CREATE TABLE vocabulary (
    position INTEGER PRIMARY KEY,
    typed    TEXT NOT NULL CHECK (typed <> ''),
    stems    TEXT NOT NULL CHECK (stems <> ''),
    term     TEXT NOT NULL CHECK (term <> ''),
    why      TEXT NOT NULL CHECK (why IN ('synonym', 'class')),
    via      TEXT CHECK (via <> ''),
    CHECK ((via IS NOT NULL) = (why = 'class')),
    UNIQUE (typed, term)
) STRICT;

CREATE TABLE sense (
    position INTEGER PRIMARY KEY,
    word     TEXT NOT NULL CHECK (word <> ''),
    phrase   TEXT NOT NULL,
    name     TEXT NOT NULL CHECK (name <> ''),
    is_other INTEGER NOT NULL CHECK (is_other IN (0, 1)),
    UNIQUE (word, phrase)
) STRICT;

-- Words that are spelled right though no label has them; a medicine is never taken for another.
CREATE TABLE known_word (
    text        TEXT PRIMARY KEY CHECK (text <> ''),
    is_medicine INTEGER NOT NULL CHECK (is_medicine IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE band (
    label_id      TEXT NOT NULL REFERENCES label (id),
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
    CHECK (more_than_ppm < less_than_ppm OR more_than_ppm IS NULL OR less_than_ppm IS NULL),
    FOREIGN KEY (label_id, section) REFERENCES section (label_id, key)
) STRICT;

-- Every fact has a row here, its own table for what it states, and at least one citation.
CREATE TABLE fact (
    label_id TEXT NOT NULL REFERENCES label (id),
    position INTEGER NOT NULL,
    id       TEXT NOT NULL CHECK (id <> ''),
    kind     TEXT NOT NULL CHECK (kind IN (
        'dose_rule', 'side_effect', 'contraindication', 'caution',
        'interaction', 'monitoring', 'statement', 'ambiguity', 'advice',
        'cross_reference'
    )),
    PRIMARY KEY (label_id, id),
    UNIQUE (label_id, position)
) STRICT;

CREATE TABLE citation (
    label_id TEXT NOT NULL,
    fact_id  TEXT NOT NULL,
    position INTEGER NOT NULL,
    section  TEXT NOT NULL,
    line     INTEGER NOT NULL CHECK (line > 0), -- of a paragraph or of the section's heading
    quote    TEXT NOT NULL CHECK (quote <> ''),
    PRIMARY KEY (label_id, fact_id, position),
    FOREIGN KEY (label_id, fact_id) REFERENCES fact (label_id, id),
    FOREIGN KEY (label_id, section) REFERENCES section (label_id, key)
) STRICT;

-- The lists a fact holds, in order: conditions, tests, readings, …
CREATE TABLE item (
    label_id TEXT NOT NULL,
    fact_id  TEXT NOT NULL,
    list     TEXT NOT NULL CHECK (list IN (
        'conditions', 'co_medications', 'tests', 'kinds', 'readings'
    )),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, fact_id, list, position),
    FOREIGN KEY (label_id, fact_id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE dose_rule (
    label_id      TEXT NOT NULL,
    id            TEXT NOT NULL,
    kind          TEXT NOT NULL,
    "group"       TEXT NOT NULL,
    from_months   INTEGER CHECK (from_months >= 0),
    to_months     INTEGER CHECK (to_months > from_months),
    assumed       INTEGER NOT NULL CHECK (assumed IN (0, 1)),
    low_ug        INTEGER CHECK (low_ug > 0),
    high_ug       INTEGER CHECK (high_ug >= low_ug),
    per           TEXT CHECK (per IN ('INTAKE', 'DAY', 'KG_DAY', 'KG', 'STEP')),
    times_per_day INTEGER CHECK (times_per_day BETWEEN 1 AND 24),
    every_days    INTEGER CHECK (every_days > 0),
    strength_ug   INTEGER CHECK (strength_ug > 0),
    from_weeks    INTEGER CHECK (from_weeks > 0),
    to_weeks      INTEGER CHECK (to_weeks >= from_weeks),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id),
    CHECK ((low_ug IS NULL) = (high_ug IS NULL) AND (low_ug IS NULL) = (per IS NULL)),
    CHECK ((from_weeks IS NULL) = (to_weeks IS NULL))
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
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id),
    FOREIGN KEY (label_id, band) REFERENCES band (label_id, word),
    CHECK ((band IS NULL) <> (note IS NULL))
) STRICT;

CREATE TABLE contraindication (
    label_id TEXT NOT NULL,
    id       TEXT NOT NULL,
    question TEXT NOT NULL CHECK (question <> ''),
    conflict INTEGER NOT NULL CHECK (conflict IN (0, 1)),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE caution (
    label_id    TEXT NOT NULL,
    id          TEXT NOT NULL,
    question    TEXT NOT NULL CHECK (question <> ''),
    condition   TEXT CHECK (condition <> ''),
    "group"     TEXT NOT NULL,
    from_months INTEGER CHECK (from_months >= 0),
    to_months   INTEGER CHECK (to_months > 0),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE interaction (
    label_id TEXT NOT NULL,
    id       TEXT NOT NULL,
    partner  TEXT NOT NULL CHECK (partner <> ''),
    effect   TEXT NOT NULL CHECK (effect <> ''),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE monitoring (
    label_id  TEXT NOT NULL,
    id        TEXT NOT NULL,
    question  TEXT NOT NULL CHECK (question <> ''),
    condition TEXT NOT NULL CHECK (condition <> ''),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE statement (
    label_id TEXT NOT NULL,
    id       TEXT NOT NULL,
    topic    TEXT NOT NULL CHECK (topic IN (
        'INDICATION', 'OVERDOSE_SYMPTOM', 'OVERDOSE_TREATMENT', 'STORAGE', 'DRIVING'
    )),
    text     TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE ambiguity (
    label_id  TEXT NOT NULL,
    id        TEXT NOT NULL,
    uncertain INTEGER NOT NULL CHECK (uncertain IN (0, 1)),
    serious   INTEGER NOT NULL CHECK (serious IN (0, 1)),
    title     TEXT NOT NULL CHECK (title <> ''),
    gloss     TEXT NOT NULL CHECK (gloss <> ''),
    safest    TEXT CHECK (safest <> ''),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

-- What a patient leaflet says, in plain words.
CREATE TABLE advice (
    label_id TEXT NOT NULL,
    id       TEXT NOT NULL,
    part     TEXT NOT NULL CHECK (part IN (
        'WHAT_FOR', 'DO_NOT_TAKE', 'WARNINGS', 'OTHER_MEDICINES', 'PREGNANCY', 'DRIVING',
        'HOW_TO_TAKE', 'TOO_MUCH', 'MISSED', 'STOPPING', 'STORING', 'CONTENTS'
    )),
    text     TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;

CREATE TABLE cross_reference (
    label_id TEXT NOT NULL,
    id       TEXT NOT NULL,
    subject  TEXT NOT NULL CHECK (subject <> ''),
    PRIMARY KEY (label_id, id),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
) STRICT;
