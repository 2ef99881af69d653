CREATE TABLE sending (
    id INTEGER NOT NULL,
    uuid CHAR(32) NOT NULL,
    revision_id INTEGER NOT NULL,
    way VARCHAR NOT NULL,
    addressee VARCHAR DEFAULT '' NOT NULL,
    sent_on DATE,
    tracking_number VARCHAR DEFAULT '' NOT NULL,
    confirmed_by VARCHAR DEFAULT '' NOT NULL,
    confirmed_on DATE,
    note VARCHAR DEFAULT '' NOT NULL,
    file_name VARCHAR,
    file_size BIGINT CONSTRAINT ck_sending_file_size_counted CHECK (file_size >= 0),
    file_sha256 VARCHAR(64),
    version INTEGER DEFAULT '1' NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_sending PRIMARY KEY (id),
    CONSTRAINT ck_sending_way_listed CHECK (way IN ('post', 'email', 'hand', 'usb', 'message', 'other')),
    CONSTRAINT uq_sending_uuid UNIQUE (uuid),
    CONSTRAINT fk_sending_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
)

CREATE INDEX ix_sending_revision_id ON sending (revision_id)

CREATE TABLE package (
    id INTEGER NOT NULL,
    revision_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    size BIGINT NOT NULL CONSTRAINT ck_package_size_counted CHECK (size >= 0),
    sha256 VARCHAR(64) NOT NULL,
    place VARCHAR DEFAULT '' NOT NULL,
    made_at DATETIME NOT NULL,
    digest BLOB NOT NULL,
    CONSTRAINT pk_package PRIMARY KEY (id),
    CONSTRAINT fk_package_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE
)

CREATE INDEX ix_package_revision_id ON package (revision_id)
