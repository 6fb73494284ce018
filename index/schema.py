"""The tables of a library, and the steps that bring an older library to them.

The file may be opened with any SQLite tool; views that end in `_linked` join the names of the documents to the
canonical names of the library. All places (`start`, `end`) count characters: those of corrections, doubts,
forms and words in `pages.raw`, all others in `pages.text`.
"""

from __future__ import annotations

APPLICATION_ID = 0x504C5350
"""The letters PLSP in the file's head: an SQLite file without them is not ours and is left alone."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE documents (
        key INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: a changed file gets a new one
        id TEXT NOT NULL UNIQUE,                -- short name, as in `planspor show ID`
        path TEXT NOT NULL UNIQUE,              -- absolute path; FILE.jsonl#ID for a record
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        title TEXT, type TEXT NOT NULL, date TEXT,
        has_period INTEGER NOT NULL, period_start TEXT, period_end TEXT,   -- months: 2024-08
        language TEXT, issuer TEXT, given_title TEXT, given_date TEXT, media TEXT NOT NULL,
        waiting_for_ocr INTEGER NOT NULL,
        notes TEXT NOT NULL,                    -- JSON list
        version TEXT NOT NULL,                  -- of the code and language data that read it
        added TEXT NOT NULL                     -- UTC
    );
    CREATE INDEX documents_by_file_name ON documents (file_name);

    CREATE TABLE pages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,   -- what the full text knows a page by
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,                -- from 1
        source TEXT NOT NULL,                   -- text or ocr
        raw TEXT NOT NULL,                      -- as it was read
        text TEXT NOT NULL,                     -- raw with the corrections applied
        note TEXT,
        forms TEXT NOT NULL, words TEXT NOT NULL,                          -- JSON, see index/codec.py
        UNIQUE (document, number)
    );
    CREATE TABLE corrections (
        page INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        doubtful INTEGER NOT NULL,              -- 1: listed for review, not part of the text
        start INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
        confidence REAL NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (page, doubtful, ordinal)
    ) WITHOUT ROWID;

    CREATE TABLE blocks (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL, text TEXT NOT NULL,
        page INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        level INTEGER NOT NULL, continues INTEGER NOT NULL,
        PRIMARY KEY (document, ordinal)
    );
    CREATE TABLE cells (
        document INTEGER NOT NULL, block INTEGER NOT NULL, ordinal INTEGER NOT NULL,
        "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, text TEXT NOT NULL,
        pieces TEXT NOT NULL,                   -- JSON list of [page, start, end]
        row_span INTEGER NOT NULL, column_span INTEGER NOT NULL, header INTEGER NOT NULL,
        PRIMARY KEY (document, block, ordinal),
        FOREIGN KEY (document, block) REFERENCES blocks (document, ordinal) ON DELETE CASCADE
    );

    CREATE TABLE mentions (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,                     -- normal form in this document; see names for the library's
        surface TEXT NOT NULL,
        page INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        rule TEXT NOT NULL, confidence REAL NOT NULL, role TEXT, organisation TEXT
    );
    CREATE INDEX mentions_by_document ON mentions (document);
    CREATE INDEX mentions_by_name ON mentions (kind, name);

    CREATE TABLE relations (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        measure TEXT, network TEXT, scheme TEXT, start TEXT, "end" TEXT,
        amount_nok INTEGER, comment TEXT,
        page INTEGER,                           -- of the first place that proves it
        evidence TEXT NOT NULL,
        places TEXT NOT NULL,                   -- JSON list of [page, start, end]
        rule TEXT NOT NULL, confidence REAL NOT NULL,
        inferred TEXT NOT NULL                  -- JSON list of fields that the row itself does not print
    );
    CREATE INDEX relations_by_document ON relations (document);
    CREATE INDEX relations_by_measure ON relations (measure);
    CREATE INDEX relations_by_network ON relations (network);
    CREATE TABLE relation_partners (
        relation INTEGER NOT NULL REFERENCES relations (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (relation, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX relation_partners_by_name ON relation_partners (name);
    CREATE TABLE relation_contacts (
        relation INTEGER NOT NULL REFERENCES relations (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (relation, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX relation_contacts_by_name ON relation_contacts (name);

    CREATE TABLE amounts (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        raw TEXT NOT NULL, value_nok INTEGER NOT NULL, what TEXT,
        page INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        year INTEGER, per_year INTEGER NOT NULL, at_least INTEGER NOT NULL
    );
    CREATE INDEX amounts_by_document ON amounts (document);

    -- What linking believes; made anew from the tables above, the registers and the user's edits.
    CREATE TABLE entities (
        id TEXT PRIMARY KEY,                    -- kind:name in small letters
        kind TEXT NOT NULL, name TEXT NOT NULL,
        documents INTEGER NOT NULL, mentions INTEGER NOT NULL,
        first_year INTEGER, last_year INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE entity_aliases (
        entity TEXT NOT NULL, ordinal INTEGER NOT NULL, alias TEXT NOT NULL,
        PRIMARY KEY (entity, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE entity_links (
        predecessor TEXT NOT NULL, successor TEXT NOT NULL,
        how TEXT NOT NULL,                      -- merged or continued
        year INTEGER, reason TEXT NOT NULL,
        PRIMARY KEY (predecessor, successor)
    ) WITHOUT ROWID;
    CREATE TABLE names (
        kind TEXT NOT NULL, name TEXT NOT NULL,  -- as in mentions and relations
        entity TEXT NOT NULL,
        score REAL NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (kind, name)
    ) WITHOUT ROWID;
    CREATE INDEX names_by_entity ON names (entity);
    CREATE TABLE name_keys (                    -- every form that an entity can be asked for by, registers' too
        key TEXT NOT NULL,                      -- its words in small letters, a space between
        kind TEXT NOT NULL, entity TEXT NOT NULL, form TEXT NOT NULL,
        PRIMARY KEY (key, entity)
    ) WITHOUT ROWID;
    CREATE INDEX name_keys_by_entity ON name_keys (entity);
    CREATE TABLE link_doubts (
        kind TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,   -- names that may be the same thing
        score REAL NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (kind, one, other)
    ) WITHOUT ROWID;

    CREATE VIEW mentions_linked AS
        SELECT d.id AS document, d.path, m.kind, e.name, m.name AS name_in_document, m.surface, m.page, m.start,
               m."end", m.role, m.organisation, m.rule, m.confidence, n.entity
        FROM mentions m JOIN documents d ON d.key = m.document
        LEFT JOIN names n ON n.kind = m.kind AND n.name = m.name LEFT JOIN entities e ON e.id = n.entity;
    CREATE VIEW relations_linked AS
        SELECT d.id AS document, d.path, d.title, d.date, r.id AS relation,
               coalesce(me.name, r.measure) AS measure, coalesce(ne.name, r.network) AS network, r.scheme,
               r.start, r."end", r.amount_nok, r.comment, r.page, r.evidence,
               (SELECT group_concat(coalesce(e.name, p.name), '; ') FROM relation_partners p
                LEFT JOIN names n ON n.kind = 'partner' AND n.name = p.name LEFT JOIN entities e ON e.id = n.entity
                WHERE p.relation = r.id) AS partners,
               (SELECT group_concat(coalesce(e.name, c.name), '; ') FROM relation_contacts c
                LEFT JOIN names n ON n.kind = 'person' AND n.name = c.name LEFT JOIN entities e ON e.id = n.entity
                WHERE c.relation = r.id) AS contacts
        FROM relations r JOIN documents d ON d.key = r.document
        LEFT JOIN names mn ON mn.kind = 'measure' AND mn.name = r.measure
        LEFT JOIN entities me ON me.id = mn.entity
        LEFT JOIN names nn ON nn.kind = 'network' AND nn.name = r.network
        LEFT JOIN entities ne ON ne.id = nn.entity;
    """,
)
"""Step n leads from `user_version` n to n + 1; steps are only ever added."""

VERSION = len(MIGRATIONS)
