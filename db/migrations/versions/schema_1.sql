CREATE TABLE unit (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    own INTEGER,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_unit PRIMARY KEY (id),
    CONSTRAINT ck_unit_own_marked CHECK (own = 1),
    CONSTRAINT uq_unit_uuid UNIQUE (uuid),
    CONSTRAINT uq_unit_own UNIQUE (own)
)

CREATE TABLE stored_file (
    id INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size BIGINT NOT NULL CONSTRAINT ck_stored_file_size_counted CHECK (size >= 0),
    file_type VARCHAR NOT NULL,
    CONSTRAINT pk_stored_file PRIMARY KEY (id),
    CONSTRAINT ck_stored_file_file_type_listed CHECK (file_type IN ('pdf', 'png', 'jpeg', 'tiff', 'bmp', 'gif', 'webp', 'doc', 'docx', 'unknown')),
    CONSTRAINT uq_stored_file_sha256 UNIQUE (sha256)
)

CREATE TABLE programme (
    id INTEGER NOT NULL,
    programme_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    source_digest VARCHAR(64) NOT NULL,
    state VARCHAR NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_programme PRIMARY KEY (id),
    CONSTRAINT ck_programme_state_listed CHECK (state IN ('draft', 'in-use', 'closed'))
)

CREATE UNIQUE INDEX ix_programme_programme_id_number ON programme (programme_id, number)

CREATE TABLE review (
    id INTEGER NOT NULL,
    initiative_uuid CHAR(32) NOT NULL,
    programme_id VARCHAR NOT NULL,
    score INTEGER,
    decision VARCHAR DEFAULT '' NOT NULL,
    comment VARCHAR DEFAULT '' NOT NULL,
    judged_digest VARCHAR DEFAULT '' NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_review PRIMARY KEY (id)
)

CREATE UNIQUE INDEX ix_review_initiative_uuid_programme_id ON review (initiative_uuid, programme_id)

CREATE TABLE draft (
    record_uuid CHAR(32) NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (record_uuid, field)
)

CREATE TABLE event (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at DATETIME NOT NULL,
    user VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    record_uuid CHAR(32),
    detail VARCHAR DEFAULT '' NOT NULL
)

CREATE TABLE setting (
    name VARCHAR NOT NULL,
    value JSON NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (name)
)

CREATE TABLE unit_period (
    id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    name VARCHAR DEFAULT '' NOT NULL,
    upper_name VARCHAR DEFAULT '' NOT NULL,
    upper_uuid CHAR(32),
    level VARCHAR,
    directly_under_province BOOLEAN,
    province VARCHAR DEFAULT '' NOT NULL,
    sector VARCHAR DEFAULT '' NOT NULL,
    block VARCHAR,
    member_count INTEGER,
    place VARCHAR DEFAULT '' NOT NULL,
    symbol VARCHAR DEFAULT '' NOT NULL,
    authority VARCHAR,
    signer_title VARCHAR DEFAULT '' NOT NULL,
    signer_name VARCHAR DEFAULT '' NOT NULL,
    addressees JSON NOT NULL,
    officer_in_charge VARCHAR DEFAULT '' NOT NULL,
    support_team JSON NOT NULL,
    sample BOOLEAN NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_unit_period PRIMARY KEY (id),
    CONSTRAINT ck_unit_period_level_listed CHECK (level IN ('grassroots', 'upper', 'province')),
    CONSTRAINT ck_unit_period_block_listed CHECK (block IN ('enterprise', 'public')),
    CONSTRAINT ck_unit_period_authority_listed CHECK (authority IN ('executive-committee', 'standing-committee')),
    CONSTRAINT ck_unit_period_member_count_counted CHECK (member_count >= 0),
    CONSTRAINT fk_unit_period_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
)

CREATE UNIQUE INDEX ix_unit_period_unit_id_valid_from ON unit_period (unit_id, valid_from)

CREATE INDEX ix_unit_period_upper_uuid ON unit_period (upper_uuid)

CREATE TABLE unit_member_count (
    unit_id INTEGER NOT NULL,
    counted_on DATE NOT NULL,
    count INTEGER NOT NULL CONSTRAINT ck_unit_member_count_count_counted CHECK (count >= 0),
    digest BLOB NOT NULL,
    CONSTRAINT pk_unit_member_count PRIMARY KEY (unit_id, counted_on),
    CONSTRAINT fk_unit_member_count_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
)

CREATE TABLE union_group (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    unit_id INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_union_group PRIMARY KEY (id),
    CONSTRAINT uq_union_group_uuid UNIQUE (uuid),
    CONSTRAINT fk_union_group_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE
)

CREATE UNIQUE INDEX ix_union_group_unit_id_code ON union_group (unit_id, code)

CREATE TABLE decision (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    unit_id INTEGER NOT NULL,
    number VARCHAR DEFAULT '' NOT NULL,
    decided_on DATE,
    authority VARCHAR DEFAULT '' NOT NULL,
    is_certificate BOOLEAN NOT NULL,
    scan_name VARCHAR,
    scan_file_id INTEGER,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT uq_decision_uuid UNIQUE (uuid),
    CONSTRAINT fk_decision_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_decision_scan_file_id FOREIGN KEY(scan_file_id) REFERENCES stored_file (id)
)

CREATE INDEX ix_decision_unit_id_number ON decision (unit_id, number)

CREATE INDEX ix_decision_scan_file_id ON decision (scan_file_id)

CREATE TABLE submission (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    unit_id INTEGER NOT NULL,
    programme_id VARCHAR NOT NULL,
    serial INTEGER NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_submission PRIMARY KEY (id),
    CONSTRAINT uq_submission_uuid UNIQUE (uuid),
    CONSTRAINT fk_submission_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE UNIQUE INDEX ix_submission_unit_id_programme_id_serial ON submission (unit_id, programme_id, serial)

CREATE TABLE receipt (
    id INTEGER NOT NULL,
    facts_digest VARCHAR(64) NOT NULL,
    submission_uuid CHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    programme_id VARCHAR DEFAULT '' NOT NULL,
    facts BLOB,
    source VARCHAR NOT NULL,
    code_compared BOOLEAN NOT NULL,
    received_at DATETIME NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (id),
    CONSTRAINT ck_receipt_source_listed CHECK (source IN ('package', 'list', 'paper', 'figures')),
    CONSTRAINT uq_receipt_facts_digest UNIQUE (facts_digest),
    CONSTRAINT fk_receipt_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
)

CREATE INDEX ix_receipt_unit_id ON receipt (unit_id)

CREATE UNIQUE INDEX ix_receipt_submission_uuid_number ON receipt (submission_uuid, number)

CREATE TABLE target (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    unit_id INTEGER NOT NULL,
    group_id INTEGER,
    programme_id VARCHAR DEFAULT '' NOT NULL,
    year INTEGER,
    count INTEGER NOT NULL CONSTRAINT ck_target_count_counted CHECK (count >= 0),
    dated_on DATE,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_target PRIMARY KEY (id),
    CONSTRAINT uq_target_uuid UNIQUE (uuid),
    CONSTRAINT fk_target_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE CASCADE,
    CONSTRAINT fk_target_group_id FOREIGN KEY(group_id) REFERENCES union_group (id) ON DELETE CASCADE
)

CREATE INDEX ix_target_unit_id_programme_id_year ON target (unit_id, programme_id, year)

CREATE TABLE person (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    unit_id INTEGER NOT NULL,
    code VARCHAR DEFAULT '' NOT NULL,
    code_key VARCHAR,
    full_name VARCHAR DEFAULT '' NOT NULL,
    is_member BOOLEAN NOT NULL,
    birth_date DATE,
    birth_year INTEGER,
    sex VARCHAR,
    identity_number VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    position VARCHAR DEFAULT '' NOT NULL,
    workplace VARCHAR DEFAULT '' NOT NULL,
    group_id INTEGER,
    province VARCHAR DEFAULT '' NOT NULL,
    block VARCHAR,
    category VARCHAR,
    name_order VARCHAR NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT ck_person_sex_listed CHECK (sex IN ('male', 'female')),
    CONSTRAINT ck_person_block_listed CHECK (block IN ('enterprise', 'public')),
    CONSTRAINT ck_person_category_listed CHECK (category IN ('officer', 'worker', 'civil-servant', 'public-employee', 'rural')),
    CONSTRAINT uq_person_uuid UNIQUE (uuid),
    CONSTRAINT fk_person_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_person_group_id FOREIGN KEY(group_id) REFERENCES union_group (id)
)

CREATE INDEX ix_person_group_id ON person (group_id)

CREATE UNIQUE INDEX ix_person_unit_id_code_key ON person (unit_id, code_key)

CREATE INDEX ix_person_unit_id_name_order ON person (unit_id, name_order)

CREATE TABLE initiative (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    unit_id INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    code_key VARCHAR NOT NULL,
    title VARCHAR DEFAULT '' NOT NULL,
    stage VARCHAR NOT NULL,
    solution_type VARCHAR,
    technical_form VARCHAR,
    work_field VARCHAR DEFAULT '' NOT NULL,
    application_state VARCHAR,
    applied_on DATE,
    trial_on DATE,
    scope VARCHAR DEFAULT '' NOT NULL,
    summary VARCHAR DEFAULT '' NOT NULL,
    benefit_amount BIGINT,
    benefit_text VARCHAR DEFAULT '' NOT NULL,
    recognised BOOLEAN,
    recognised_by VARCHAR DEFAULT '' NOT NULL,
    decision_number VARCHAR DEFAULT '' NOT NULL,
    decision_date DATE,
    decision_id INTEGER,
    topic_level VARCHAR,
    accepted_on DATE,
    effect_confirmed BOOLEAN,
    origin VARCHAR DEFAULT '' NOT NULL,
    publication_link VARCHAR DEFAULT '' NOT NULL,
    published_on DATE,
    link VARCHAR DEFAULT '' NOT NULL,
    code_order VARCHAR NOT NULL,
    title_order VARCHAR NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_initiative PRIMARY KEY (id),
    CONSTRAINT ck_initiative_stage_listed CHECK (stage IN ('planned', 'ongoing', 'done')),
    CONSTRAINT ck_initiative_solution_type_listed CHECK (solution_type IN ('technical', 'management', 'practice', 'technology', 'trade-union', 'covid', 'research')),
    CONSTRAINT ck_initiative_technical_form_listed CHECK (technical_form IN ('object', 'substance', 'biological', 'variety', 'process')),
    CONSTRAINT ck_initiative_application_state_listed CHECK (application_state IN ('applied', 'trial', 'not-yet')),
    CONSTRAINT ck_initiative_topic_level_listed CHECK (topic_level IN ('grassroots', 'province', 'ministry', 'sector', 'state')),
    CONSTRAINT uq_initiative_uuid UNIQUE (uuid),
    CONSTRAINT fk_initiative_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_initiative_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id)
)

CREATE UNIQUE INDEX ix_initiative_unit_id_code_key ON initiative (unit_id, code_key)

CREATE INDEX ix_initiative_decision_id ON initiative (decision_id)

CREATE INDEX ix_initiative_unit_id_code_order ON initiative (unit_id, code_order)

CREATE INDEX ix_initiative_unit_id_title_order ON initiative (unit_id, title_order)

CREATE INDEX ix_initiative_unit_id_applied_on ON initiative (unit_id, applied_on)

CREATE TABLE revision (
    id INTEGER NOT NULL,
    submission_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    facts BLOB,
    facts_digest VARCHAR(64) NOT NULL,
    paper_code VARCHAR NOT NULL,
    made_at DATETIME NOT NULL,
    document_number VARCHAR DEFAULT '' NOT NULL,
    dated_on DATE,
    signer_name VARCHAR DEFAULT '' NOT NULL,
    sent_on DATE,
    channels JSON NOT NULL,
    scan_name VARCHAR,
    scan_file_id INTEGER,
    selection_declared_on DATE,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_revision PRIMARY KEY (id),
    CONSTRAINT fk_revision_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id),
    CONSTRAINT fk_revision_scan_file_id FOREIGN KEY(scan_file_id) REFERENCES stored_file (id)
)

CREATE INDEX ix_revision_scan_file_id ON revision (scan_file_id)

CREATE UNIQUE INDEX ix_revision_submission_id_number ON revision (submission_id, number)

CREATE TABLE award (
    person_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    year INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_award PRIMARY KEY (person_id, place),
    CONSTRAINT fk_award_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
)

CREATE TABLE authorship (
    initiative_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    share INTEGER CONSTRAINT ck_authorship_share_counted CHECK (share >= 0),
    role VARCHAR,
    digest BLOB NOT NULL,
    CONSTRAINT pk_authorship PRIMARY KEY (initiative_id, place),
    CONSTRAINT ck_authorship_role_listed CHECK (role IN ('leader', 'author', 'co-author')),
    CONSTRAINT fk_authorship_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE,
    CONSTRAINT fk_authorship_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)

CREATE INDEX ix_authorship_person_id ON authorship (person_id)

CREATE TABLE attachment (
    initiative_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind VARCHAR,
    name VARCHAR NOT NULL,
    file_id INTEGER,
    digest BLOB NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (initiative_id, place),
    CONSTRAINT ck_attachment_kind_listed CHECK (kind IN ('decision', 'certificate', 'description', 'picture', 'other')),
    CONSTRAINT fk_attachment_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE,
    CONSTRAINT fk_attachment_file_id FOREIGN KEY(file_id) REFERENCES stored_file (id)
)

CREATE INDEX ix_attachment_file_id ON attachment (file_id)

CREATE TABLE participation (
    id INTEGER NOT NULL,
    initiative_id INTEGER NOT NULL,
    programme_id VARCHAR DEFAULT '' NOT NULL,
    novel BOOLEAN,
    contrary_to_order BOOLEAN,
    ip_protected BOOLEAN,
    complaint BOOLEAN,
    dispute BOOLEAN,
    declared_on DATE,
    block VARCHAR,
    category VARCHAR,
    portal_text VARCHAR DEFAULT '' NOT NULL,
    portal_on DATE,
    portal_account VARCHAR DEFAULT '' NOT NULL,
    portal_code VARCHAR DEFAULT '' NOT NULL,
    national_award BOOLEAN NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_participation PRIMARY KEY (id),
    CONSTRAINT ck_participation_block_listed CHECK (block IN ('enterprise', 'public')),
    CONSTRAINT ck_participation_category_listed CHECK (category IN ('officer', 'worker', 'civil-servant', 'public-employee', 'rural')),
    CONSTRAINT fk_participation_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE
)

CREATE UNIQUE INDEX ix_participation_initiative_id_programme_id ON participation (initiative_id, programme_id)

CREATE TABLE assessment (
    initiative_id INTEGER NOT NULL,
    programme_id VARCHAR NOT NULL,
    day DATE NOT NULL,
    versions VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    findings JSON NOT NULL,
    CONSTRAINT pk_assessment PRIMARY KEY (initiative_id, programme_id),
    CONSTRAINT ck_assessment_verdict_listed CHECK (verdict IN ('eligible', 'review', 'incomplete', 'ineligible', 'registered')),
    CONSTRAINT fk_assessment_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE
)

CREATE TABLE revision_initiative (
    revision_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    initiative_uuid CHAR(32) NOT NULL,
    code VARCHAR NOT NULL,
    CONSTRAINT pk_revision_initiative PRIMARY KEY (revision_id, place),
    CONSTRAINT fk_revision_initiative_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
)

CREATE INDEX ix_revision_initiative_initiative_uuid ON revision_initiative (initiative_uuid)

CREATE TABLE revision_person (
    revision_id INTEGER NOT NULL,
    person_uuid CHAR(32) NOT NULL,
    CONSTRAINT pk_revision_person PRIMARY KEY (revision_id, person_uuid),
    CONSTRAINT fk_revision_person_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
)

CREATE INDEX ix_revision_person_person_uuid ON revision_person (person_uuid)

CREATE TABLE revision_file (
    revision_id INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    CONSTRAINT pk_revision_file PRIMARY KEY (revision_id, file_id),
    CONSTRAINT fk_revision_file_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE,
    CONSTRAINT fk_revision_file_file_id FOREIGN KEY(file_id) REFERENCES stored_file (id)
)

CREATE INDEX ix_revision_file_file_id ON revision_file (file_id)

CREATE TABLE paper (
    revision_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    file_id INTEGER NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_paper PRIMARY KEY (revision_id, name),
    CONSTRAINT fk_paper_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE,
    CONSTRAINT fk_paper_file_id FOREIGN KEY(file_id) REFERENCES stored_file (id)
)

CREATE INDEX ix_paper_file_id ON paper (file_id)

CREATE TABLE sending (
    revision_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    channel VARCHAR DEFAULT '' NOT NULL,
    addressee VARCHAR DEFAULT '' NOT NULL,
    sent_on DATE,
    tracking_number VARCHAR DEFAULT '' NOT NULL,
    confirmed_by VARCHAR DEFAULT '' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_sending PRIMARY KEY (revision_id, place),
    CONSTRAINT fk_sending_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
)

CREATE TABLE put_forward (
    participation_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_put_forward PRIMARY KEY (participation_id, place),
    CONSTRAINT fk_put_forward_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE,
    CONSTRAINT fk_put_forward_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
)

CREATE INDEX ix_put_forward_person_id ON put_forward (person_id)

CREATE TABLE waiver (
    participation_id INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    user VARCHAR NOT NULL,
    at DATETIME NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_waiver PRIMARY KEY (participation_id, rule, fingerprint),
    CONSTRAINT fk_waiver_participation_id FOREIGN KEY(participation_id) REFERENCES participation (id) ON DELETE CASCADE
)

CREATE VIRTUAL TABLE search_initiative USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii')

INSERT INTO search_initiative (search_initiative, rank) VALUES ('secure-delete', 1)

CREATE VIRTUAL TABLE search_person USING fts5(words, content='', contentless_delete=1, detail=none, prefix='1 2', tokenize='ascii')

INSERT INTO search_person (search_person, rank) VALUES ('secure-delete', 1)
