-- How often phrases stand near each other is no longer counted: that held up a search of many labels.
DROP FUNCTION near_times(text, text[], integer);

-- Whether some phrases stand near each other in a title or a text: at most so many words between the
-- end of any and the beginning of the last. It is what NEAR means to SQLite, found by the same steps.
-- Words and phrases are as in `section_search`.
CREATE FUNCTION stand_near(words text, phrases text[], distance integer) RETURNS boolean
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
    top     integer;
    least   integer;
    near    boolean := false;
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
            RETURN false;
        END IF;
        at[one] := cardinality(starts) + 1;
        starts := starts || ARRAY(                          -- the text is far from the title
            SELECT CASE WHEN start < parting THEN start ELSE start + 1000000 END
            FROM unnest(own) AS start
        );
        ends[one] := cardinality(starts);
    END LOOP;
    top := starts[1];
    WHILE NOT near LOOP
        near := true;
        FOR one IN 1 .. number LOOP
            least := top - size[one] - distance;
            IF starts[at[one]] NOT BETWEEN least AND top THEN
                near := false;
                WHILE starts[at[one]] < least LOOP
                    IF at[one] = ends[one] THEN
                        RETURN false;
                    END IF;
                    at[one] := at[one] + 1;
                END LOOP;
                top := greatest(top, starts[at[one]]);
            END IF;
        END LOOP;
    END LOOP;
    RETURN true;
END
$$;

-- How frequent words are decides how the first sections that have them are found: the common ones
-- as the table has them, others by the index. By default only the hundred most frequent are known.
ALTER TABLE section_search ALTER COLUMN found SET STATISTICS 1000;
