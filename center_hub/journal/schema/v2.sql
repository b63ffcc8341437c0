-- Journal, version 2. Never edit a released version: add v3.sql.
-- What the hub has learned from the events up to `sequence`: service times, no-shows, past days. The journal alone
-- is the truth; a hub that finds nothing here, or nothing it can read, learns again from its events.
CREATE TABLE experience (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    body     BLOB    NOT NULL
) STRICT;
