-- The text of a section stands in its row, line by line, and no longer in a row for each line: it is
-- written and read at once. A line break within a line is a blank.
DROP VIEW page;
ALTER TABLE section ADD COLUMN text text NOT NULL DEFAULT '';
UPDATE section SET text = (
    SELECT string_agg(replace(paragraph.text, chr(10), ' '), chr(10) ORDER BY paragraph.line)
    FROM paragraph
    WHERE paragraph.label_id = section.label_id
        AND paragraph.line BETWEEN section.first_line AND section.last_line
);
ALTER TABLE section ALTER COLUMN text DROP DEFAULT;
ALTER TABLE section ADD CHECK (btrim(text, chr(10)) = text AND text <> '');
ALTER TABLE section ADD CHECK (
    last_line - first_line = length(text) - length(replace(text, chr(10), ''))
);
DROP TABLE paragraph;

-- A section as it is searched, whatever the edition.
CREATE VIEW page AS
SELECT
    section.id,
    section.label_id,
    section.title || coalesce(chr(10) || section.heading, '') AS title,
    section.text,
    edition.marks || ' ' || chr(57344) || 'k' || lower(replace(section.kind, '_', '')) AS marks,
    edition.replaced_by
FROM section
JOIN edition ON edition.label_id = section.label_id;
