-- The library of db/library for PostgreSQL: the same tables, so that both are read alike. What is
-- sorted or compared is so by code points, as in SQLite, whatever the language of the server.

-- A file as it was imported, packed by zlib. It is whole when every label in it was looked at.
CREATE TABLE original (
    sha256   text COLLATE "C" PRIMARY KEY CHECK (length(sha256) = 64),
    path     text NOT NULL CHECK (path <> ''),
    is_whole integer NOT NULL CHECK (is_whole IN (0, 1)),
    packed   bytea NOT NULL
);
ALTER TABLE original ALTER COLUMN packed SET STORAGE EXTERNAL;

CREATE TABLE label (
    id          text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[a-z0-9-]+$'),
    name        text COLLATE "C" NOT NULL CHECK (name <> ''),
    strength    text NOT NULL,
    form        text NOT NULL,
    pack        text NOT NULL,
    language    text NOT NULL CHECK (length(language) = 2),
    edition     text NOT NULL CHECK (edition <> ''),
    source      text NOT NULL,
    source_date text,
    reviewed_by text CHECK (reviewed_by <> ''),
    sha256      text COLLATE "C" NOT NULL REFERENCES original (sha256)
);
CREATE INDEX label_sha256 ON label (sha256);

-- A file of a watched folder as it was when it was imported or refused; `written` in nanoseconds.
CREATE TABLE looked_at (
    path    text COLLATE "C" PRIMARY KEY CHECK (path <> ''),
    size    bigint NOT NULL CHECK (size >= 0),
    written bigint NOT NULL
);

-- `folded` is the name as names are compared, `sections` how many of them have content, `marks` what
-- a search is limited by: words of the index that nobody types.
CREATE TABLE edition (
    number      integer PRIMARY KEY,
    label_id    text COLLATE "C" NOT NULL UNIQUE
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    format      text NOT NULL,
    set_id      text COLLATE "C" NOT NULL,
    holder      text NOT NULL,
    document    text NOT NULL,
    folded      text COLLATE "C" NOT NULL,
    sections    integer NOT NULL CHECK (sections >= 0),
    marks       text NOT NULL,
    replaced_by text COLLATE "C" REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    CHECK (replaced_by <> label_id)
);
CREATE INDEX edition_set ON edition (set_id);
CREATE INDEX edition_name ON edition (folded, label_id) WHERE replaced_by IS NULL;
CREATE INDEX edition_replaced_by ON edition (replaced_by) WHERE replaced_by IS NOT NULL;

-- What the newest edition of a label is found by as one types; rowid is its number. A letter before
-- each word, which nobody types, tells names, substances and codes apart. The words are parted
-- already: the server's own parser would take 10-15 for two numbers, the second below zero.
CREATE FUNCTION lexemes(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_to_tsvector(coalesce(array_agg(left(word, 250)), '{}'))
    FROM unnest(string_to_array(words, ' ')) AS word WHERE word <> ''
$$;
CREATE TABLE label_search (
    rowid integer PRIMARY KEY,
    words text NOT NULL,
    found tsvector NOT NULL GENERATED ALWAYS AS (lexemes(words)) STORED
);
CREATE INDEX label_search_found ON label_search USING gin (found) WITH (fastupdate = off);

-- What of the file is not believed, and why.
CREATE TABLE remark (
    label_id text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position integer NOT NULL,
    text     text NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, position)
);

CREATE TABLE substance (
    label_id text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position integer NOT NULL,
    name     text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (label_id, position)
);

CREATE TABLE product (
    label_id text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position integer NOT NULL,
    name     text NOT NULL,
    form     text NOT NULL,
    PRIMARY KEY (label_id, position)
);

CREATE TABLE ingredient (
    label_id  text COLLATE "C" NOT NULL,
    product   integer NOT NULL,
    position  integer NOT NULL,
    name      text NOT NULL,
    code      text NOT NULL,
    strength  text NOT NULL,
    is_active integer NOT NULL CHECK (is_active IN (0, 1)),
    PRIMARY KEY (label_id, product, position),
    FOREIGN KEY (label_id, product) REFERENCES product (label_id, position)
        ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE package (
    label_id text COLLATE "C" NOT NULL,
    product  integer NOT NULL,
    kind     text COLLATE "C" NOT NULL CHECK (kind IN ('pack', 'code')),
    position integer NOT NULL,
    text     text NOT NULL,
    PRIMARY KEY (label_id, product, kind, position),
    FOREIGN KEY (label_id, product) REFERENCES product (label_id, position)
        ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE section (
    id           integer PRIMARY KEY,
    label_id     text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position     integer NOT NULL,
    key          text COLLATE "C" NOT NULL CHECK (key ~ '^[a-z_]*$'),
    kind         text NOT NULL,
    title        text NOT NULL CHECK (title <> ''),
    heading      text CHECK (heading <> ''),
    heading_line integer CHECK (heading_line > 0),
    first_line   integer NOT NULL CHECK (first_line > 0),
    last_line    integer NOT NULL CHECK (last_line >= first_line),
    UNIQUE (label_id, key),
    UNIQUE (label_id, position),
    CHECK ((heading IS NULL) = (heading_line IS NULL))
);

CREATE TABLE paragraph (
    label_id text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    line     integer NOT NULL CHECK (line > 0),
    section  text NOT NULL,
    text     text NOT NULL CHECK (text <> ''),
    PRIMARY KEY (label_id, line)
);

-- What lines of text are in the file, where they are no paragraphs; a table as JSON, cell by cell.
CREATE TABLE block (
    label_id   text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    first_line integer NOT NULL CHECK (first_line > 0),
    last_line  integer NOT NULL CHECK (last_line >= first_line),
    kind       text NOT NULL CHECK (kind IN ('heading', 'items', 'table', 'picture')),
    content    text NOT NULL CHECK (content <> ''),
    PRIMARY KEY (label_id, first_line)
);

-- What tells a label that is damaged from one that is whole: a digest of each section by its position,
-- and under -1 one of these and of all else that is kept of the label. It goes into packs.
CREATE TABLE digest (
    label_id text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position integer NOT NULL CHECK (position >= -1),
    digest   bytea NOT NULL CHECK (length(digest) = 16),
    PRIMARY KEY (label_id, position)
);

-- A section as it is searched, whatever the edition.
CREATE VIEW page AS
SELECT
    section.id,
    section.label_id,
    section.title || coalesce(chr(10) || section.heading, '') AS title,
    (
        SELECT string_agg(paragraph.text, chr(10) ORDER BY paragraph.line) FROM paragraph
        WHERE paragraph.label_id = section.label_id
            AND paragraph.line BETWEEN section.first_line AND section.last_line
    ) AS text,
    edition.marks || ' ' || chr(57344) || 'k' || lower(replace(section.kind, '_', '')) AS marks,
    edition.replaced_by
FROM section
JOIN edition ON edition.label_id = section.label_id;

-- The words of a section of a newest edition, parted and folded by the program: two blanks between
-- them, a line break between title and text, which no phrase can cross. `length` counts them with
-- the marks, and `found` holds each of both once.
CREATE TABLE section_search (
    id     integer PRIMARY KEY,
    words  text NOT NULL,
    length integer NOT NULL,
    found  tsvector NOT NULL
);
CREATE INDEX section_search_found ON section_search USING gin (found) WITH (fastupdate = off);

-- How many sections are searched, and how many words they have.
CREATE TABLE searched (sections integer NOT NULL, words bigint NOT NULL);
INSERT INTO searched VALUES (0, 0);

-- Each word of the labels that are searched, and in how many sections it stands.
CREATE TABLE word (
    text     text COLLATE "C" PRIMARY KEY,
    stem     text COLLATE "C" NOT NULL,
    sections integer NOT NULL CHECK (sections > 0)
) WITH (fillfactor = 50);
CREATE INDEX word_stem ON word (stem);

-- How many times each of some phrases stands near all others in a title or a text: at most so many
-- words between the end of any and the beginning of the last. It is what NEAR means to SQLite, found
-- and counted by the same steps. Words and phrases are as in `section_search`; NULL is never.
CREATE FUNCTION near_times(words text, phrases text[], distance integer) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
DECLARE
    held    text[] := string_to_array(btrim(words), '  ');
    parting integer := array_position(held, E'\n');
    number  integer := cardinality(phrases);
    starts  integer[] := '{}';                              -- of all phrases, one after the other
    own     integer[];
    sought  text[];
    size    integer[];
    at      integer[];                                      -- of each phrase, in `starts`
    ends    integer[];
    counted integer[] := array_fill(0, ARRAY[number]);
    times   integer[] := array_fill(0, ARRAY[number]);
    top     integer;
    least   integer;
    next    integer;
    near    boolean;
BEGIN
    FOR one IN 1 .. number LOOP
        sought := string_to_array(phrases[one], '  ');
        size[one] := cardinality(sought);
        own := array_positions(held, sought[1]);
        IF size[one] > 1 THEN
            own := ARRAY(
                SELECT start FROM unnest(own) AS start
                WHERE held[start : start + size[one] - 1] = sought ORDER BY start
            );
        END IF;
        IF cardinality(own) = 0 THEN
            RETURN NULL;
        END IF;
        at[one] := cardinality(starts) + 1;
        starts := starts || ARRAY(                          -- the text is far from the title
            SELECT CASE WHEN start < parting THEN start ELSE start + 1000000 END
            FROM unnest(own) AS start
        );
        ends[one] := cardinality(starts);
    END LOOP;
    LOOP
        top := starts[at[1]];
        LOOP
            near := true;
            FOR one IN 1 .. number LOOP
                least := top - size[one] - distance;
                IF starts[at[one]] NOT BETWEEN least AND top THEN
                    near := false;
                    WHILE starts[at[one]] < least LOOP
                        IF at[one] = ends[one] THEN
                            RETURN nullif(times, array_fill(0, ARRAY[number]));
                        END IF;
                        at[one] := at[one] + 1;
                    END LOOP;
                    top := greatest(top, starts[at[one]]);
                END IF;
            END LOOP;
            EXIT WHEN near;
        END LOOP;
        next := 1;
        FOR one IN 1 .. number LOOP
            IF counted[one] <> at[one] THEN
                times[one] := times[one] + 1;
                counted[one] := at[one];
            END IF;
            IF at[one] < ends[one] AND (
                at[next] = ends[next] OR starts[at[one] + 1] < starts[at[next] + 1]
            ) THEN
                next := one;
            END IF;
        END LOOP;
        IF at[next] = ends[next] THEN
            RETURN times;
        END IF;
        at[next] := at[next] + 1;
    END LOOP;
END
$$;

-- Whether any of some phrases stands in a title or a text. The words are unpacked once for all.
CREATE FUNCTION says_any(words text, phrases text[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
DECLARE
    held   text := words || '';
    phrase text;
BEGIN
    FOREACH phrase IN ARRAY phrases LOOP
        IF strpos(held, phrase) > 0 THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END
$$;

CREATE TABLE band (
    label_id      text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position      integer NOT NULL,
    word          text NOT NULL CHECK (word <> ''),
    normalised    text NOT NULL,
    more_than_ppm integer CHECK (more_than_ppm BETWEEN 0 AND 1000000),
    less_than_ppm integer CHECK (less_than_ppm BETWEEN 0 AND 1000000),
    section       text NOT NULL,
    line          integer NOT NULL CHECK (line > 0),
    quote         text NOT NULL CHECK (quote <> ''),
    PRIMARY KEY (label_id, word),
    UNIQUE (label_id, position),
    UNIQUE (label_id, normalised),
    CHECK (more_than_ppm < less_than_ppm OR more_than_ppm IS NULL OR less_than_ppm IS NULL)
);

CREATE TABLE fact (
    label_id text COLLATE "C" NOT NULL
        REFERENCES label (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position integer NOT NULL,
    id       text COLLATE "C" NOT NULL CHECK (id <> ''),
    kind     text NOT NULL CHECK (kind = 'side_effect'),
    PRIMARY KEY (label_id, id),
    UNIQUE (label_id, position)
);

CREATE TABLE citation (
    label_id text COLLATE "C" NOT NULL,
    fact_id  text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    section  text NOT NULL,
    line     integer NOT NULL CHECK (line > 0),
    quote    text NOT NULL CHECK (quote <> ''),
    PRIMARY KEY (label_id, fact_id, position),
    FOREIGN KEY (label_id, fact_id) REFERENCES fact (label_id, id)
        ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE side_effect (
    label_id    text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    term        text NOT NULL CHECK (term <> ''),
    system      text CHECK (system <> ''),
    band        text,
    note        text CHECK (note <> ''),
    plain       text NOT NULL,
    seriousness text CHECK (seriousness IN ('EMERGENCY', 'URGENT', 'TELL_DOCTOR')),
    PRIMARY KEY (label_id, id),
    UNIQUE (label_id, system, term),
    FOREIGN KEY (label_id, id) REFERENCES fact (label_id, id)
        ON UPDATE CASCADE ON DELETE CASCADE,
    CHECK ((band IS NULL) <> (note IS NULL))
);

-- What nobody has reviewed is not there: of an imported label it can be read, and never written.
CREATE VIEW item AS
SELECT
    NULL::text AS label_id, NULL::text AS fact_id, NULL::text AS list, NULL::integer AS position,
    NULL::text AS text
WHERE false;
CREATE VIEW dose_rule AS
SELECT
    NULL::text AS label_id, NULL::text AS id, NULL::text AS kind, NULL::text AS "group",
    NULL::integer AS from_months, NULL::integer AS to_months, NULL::integer AS assumed,
    NULL::integer AS low_ug, NULL::integer AS high_ug, NULL::text AS per,
    NULL::integer AS times_per_day, NULL::integer AS every_days, NULL::integer AS strength_ug,
    NULL::integer AS from_weeks, NULL::integer AS to_weeks
WHERE false;
CREATE VIEW contraindication AS
SELECT
    NULL::text AS label_id, NULL::text AS id, NULL::text AS question, NULL::integer AS conflict
WHERE false;
CREATE VIEW caution AS
SELECT
    NULL::text AS label_id, NULL::text AS id, NULL::text AS question, NULL::text AS condition,
    NULL::text AS "group", NULL::integer AS from_months, NULL::integer AS to_months
WHERE false;
CREATE VIEW interaction AS
SELECT NULL::text AS label_id, NULL::text AS id, NULL::text AS partner, NULL::text AS effect
WHERE false;
CREATE VIEW monitoring AS
SELECT NULL::text AS label_id, NULL::text AS id, NULL::text AS question, NULL::text AS condition
WHERE false;
CREATE VIEW statement AS
SELECT NULL::text AS label_id, NULL::text AS id, NULL::text AS topic, NULL::text AS text
WHERE false;
CREATE VIEW ambiguity AS
SELECT
    NULL::text AS label_id, NULL::text AS id, NULL::integer AS uncertain,
    NULL::integer AS serious, NULL::text AS title, NULL::text AS gloss, NULL::text AS safest
WHERE false;
CREATE VIEW advice AS
SELECT NULL::text AS label_id, NULL::text AS id, NULL::text AS part, NULL::text AS text
WHERE false;
CREATE VIEW cross_reference AS
SELECT NULL::text AS label_id, NULL::text AS id, NULL::text AS subject WHERE false;
