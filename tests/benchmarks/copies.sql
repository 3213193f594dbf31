-- Labels up to the number :most once more, with :shift added to numbers and :sections to sections.

INSERT INTO original
SELECT printf('%064d', number + :shift), path, is_whole, packed
FROM edition JOIN label ON id = label_id JOIN original USING (sha256)
WHERE number <= :most;

INSERT INTO label
SELECT id || '-' || :round, name || ' ' || :round, strength, form, pack, language, label.edition, source, source_date, reviewed_by, printf('%064d', number + :shift)
FROM edition JOIN label ON id = label_id
WHERE number <= :most;

INSERT INTO edition
SELECT number + :shift, label_id || '-' || :round, format, set_id || :round, holder, document, folded || ' ' || :round, sections, marks, NULL
FROM edition
WHERE number <= :most;

INSERT INTO label_search (rowid, words)
SELECT rowid + :shift, words || ' ' || char(57344) || :round
FROM label_search
WHERE rowid <= :most;

INSERT INTO substance
SELECT label_id || '-' || :round, position, name
FROM substance
WHERE label_id IN (SELECT label_id
FROM edition
WHERE number <= :most);

INSERT INTO product
SELECT label_id || '-' || :round, position, name, form
FROM product
WHERE label_id IN (SELECT label_id
FROM edition
WHERE number <= :most);

INSERT INTO ingredient
SELECT label_id || '-' || :round, product, position, name, code, strength, is_active
FROM ingredient
WHERE label_id IN (SELECT label_id
FROM edition
WHERE number <= :most);

INSERT INTO package
SELECT label_id || '-' || :round, product, kind, position, text
FROM package
WHERE label_id IN (SELECT label_id
FROM edition
WHERE number <= :most);

INSERT INTO section
SELECT id + :sections, label_id || '-' || :round, position, key, kind, title, heading, heading_line, first_line, last_line, text
FROM section
WHERE label_id IN (SELECT label_id
FROM edition
WHERE number <= :most);

INSERT INTO block
SELECT label_id || '-' || :round, first_line, last_line, kind, content
FROM block
WHERE label_id IN (SELECT label_id
FROM edition
WHERE number <= :most);

INSERT INTO section_search (rowid, title, text, marks)
SELECT id, title, text, marks
FROM section_text
WHERE id > :sections;
