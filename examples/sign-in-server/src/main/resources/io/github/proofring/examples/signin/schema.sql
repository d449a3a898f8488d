-- The example's own tables. Runs on H2 and PostgreSQL, each time the server starts. Times are milliseconds since 1970.

CREATE TABLE IF NOT EXISTS app_user (
    account_id VARCHAR(64)  PRIMARY KEY,
    name       VARCHAR(32)  NOT NULL,
    name_key   VARCHAR(32)  NOT NULL UNIQUE,
    password   VARCHAR(255) NOT NULL,
    created_at BIGINT       NOT NULL
);

-- The cookie's value is not here, only its SHA-256.
CREATE TABLE IF NOT EXISTS app_session (
    id_hash    VARCHAR(43)   PRIMARY KEY,
    account_id VARCHAR(64)   NOT NULL REFERENCES app_user (account_id) ON DELETE CASCADE,
    stage      VARCHAR(16)   NOT NULL,
    binding    VARCHAR(43)   NOT NULL,
    authority  VARCHAR(8192) NOT NULL,
    seen_at    BIGINT        NOT NULL,
    expires_at BIGINT        NOT NULL
);
-- What was proved in it, see Proved. The sessions of an earlier release go on as if nothing had been.
ALTER TABLE app_session ADD COLUMN IF NOT EXISTS proved VARCHAR(2048) DEFAULT '' NOT NULL;
CREATE INDEX IF NOT EXISTS app_session_expiry ON app_session (expires_at);

-- The administrator's, who is no user. Who: a hash of their name and of the password they came by.
CREATE TABLE IF NOT EXISTS app_admin_session (
    id_hash    VARCHAR(43) PRIMARY KEY,
    who        VARCHAR(43) NOT NULL,
    expires_at BIGINT      NOT NULL
);

-- One row per user name for strangers, one per browser that signed in before. Rested: when all tries are there again.
CREATE TABLE IF NOT EXISTS password_lane (
    id         VARCHAR(43) PRIMARY KEY,
    known      BOOLEAN     NOT NULL,
    rested_at  BIGINT      NOT NULL
);
-- Of a known browser's row: the id of the strangers' row, so that all can be forgotten. Rows of an earlier release have none.
ALTER TABLE password_lane ADD COLUMN IF NOT EXISTS of_name VARCHAR(43);
CREATE INDEX IF NOT EXISTS password_lane_name ON password_lane (of_name);

CREATE TABLE IF NOT EXISTS app_billing (
    account_id VARCHAR(64) PRIMARY KEY REFERENCES app_user (account_id) ON DELETE CASCADE,
    plan       VARCHAR(16) NOT NULL
);
