-- Journal, version 1. Never edit a released version: add v2.sql and a migration.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row an event. `hash` chains each row to the one before it.
CREATE TABLE event (
    sequence        INTEGER PRIMARY KEY,
    format          INTEGER NOT NULL,
    wall            INTEGER NOT NULL,
    steady          INTEGER NOT NULL,
    device          TEXT    NOT NULL,
    device_epoch    INTEGER NOT NULL,
    device_sequence INTEGER NOT NULL,
    body            BLOB    NOT NULL,
    hash            BLOB    NOT NULL
) STRICT;

-- The last replies of each device, a ring of slots, so that the file stays small and its pages few.
CREATE TABLE reply (
    device          TEXT    NOT NULL,
    slot            INTEGER NOT NULL,
    device_epoch    INTEGER NOT NULL,
    device_sequence INTEGER NOT NULL,
    digest          BLOB    NOT NULL,
    body            BLOB    NOT NULL,
    PRIMARY KEY (device, slot)
) STRICT, WITHOUT ROWID;

-- The state folded up to `sequence` by the rules named `fold`: a cache that shortens a restart, never the truth.
CREATE TABLE snapshot (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash     BLOB    NOT NULL,
    fold     TEXT    NOT NULL,
    body     BLOB    NOT NULL
) STRICT;
