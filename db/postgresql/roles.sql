-- Who may do what: an administrator of the server runs this once, before the first import.
--
--     createdb --encoding=UTF8 --template=template0 baklosan
--     psql --dbname=baklosan --file=roles.sql
--
-- The editor imports and removes labels, and makes the tables at the first import; the reader is
-- every workstation. Passwords are set apart from this file: \password baklosan_editor

CREATE ROLE baklosan_editor LOGIN;
CREATE ROLE baklosan_reader LOGIN;

REVOKE ALL ON DATABASE baklosan FROM PUBLIC;
GRANT CONNECT ON DATABASE baklosan TO baklosan_editor, baklosan_reader;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO baklosan_editor;
GRANT USAGE ON SCHEMA public TO baklosan_reader;

-- Whatever the editor makes, the reader reads.
ALTER DEFAULT PRIVILEGES FOR ROLE baklosan_editor IN SCHEMA public
    GRANT SELECT ON TABLES TO baklosan_reader;

ALTER ROLE baklosan_reader SET default_transaction_read_only = on;
ALTER ROLE baklosan_reader SET statement_timeout = '5s';
ALTER ROLE baklosan_reader SET idle_in_transaction_session_timeout = '30s';
