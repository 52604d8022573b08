CREATE TABLE tenants (
  tenant_id uuid PRIMARY KEY,
  version bigint NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  locale text NOT NULL,
  disconnected_policy text NOT NULL,
  grace_seconds int NOT NULL,
  missed_offers_to_away int NOT NULL,
  reopen_window_seconds int NOT NULL,
  inactivity_close_seconds int NOT NULL,
  cost_voice int NOT NULL,
  cost_chat int NOT NULL,
  cost_message int NOT NULL,
  cost_mail int NOT NULL,
  cost_task int NOT NULL,
  created_at timestamptz NOT NULL
);
SELECT centrala_tenant_table('tenants');
REVOKE DELETE ON tenants FROM centrala_app;

CREATE TABLE users (
  tenant_id uuid NOT NULL REFERENCES tenants,
  user_id uuid NOT NULL,
  version bigint NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  status text NOT NULL CHECK (status IN ('invited', 'active', 'deactivated')),
  password_hash text,
  takes_work boolean NOT NULL,
  cost_voice int,
  cost_chat int,
  cost_message int,
  cost_mail int,
  cost_task int,
  preferences jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, user_id),
  UNIQUE (tenant_id, email)
);
SELECT centrala_tenant_table('users');
REVOKE DELETE ON users FROM centrala_app;

CREATE TABLE user_skills (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  proficiency int NOT NULL CHECK (proficiency BETWEEN 1 AND 10),
  PRIMARY KEY (tenant_id, user_id, skill_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
CREATE INDEX user_skills_by_skill ON user_skills (tenant_id, skill_id);
SELECT centrala_tenant_table('user_skills');

-- Who has an address, by a keyed hash: sign-in asks this before it knows the tenant.
CREATE TABLE directory.mail_addresses (
  mail_hash bytea NOT NULL,
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  PRIMARY KEY (mail_hash, tenant_id)
);
GRANT SELECT, INSERT, DELETE ON directory.mail_addresses TO centrala_app;

-- A sign-up waits under the id that its tenant will have; confirming it takes the row away.
CREATE TABLE sign_ups (
  tenant_id uuid PRIMARY KEY,
  token_hash bytea NOT NULL,
  company text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  password_hash text NOT NULL,
  time_zone text NOT NULL,
  locale text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_ups_by_end ON sign_ups (expires_at);
SELECT centrala_tenant_table('sign_ups');
SELECT centrala_directory_reads('sign_ups');

-- No reference to the user: asking for a reset with an unknown address leaves a row that nobody can use.
CREATE TABLE one_time_tokens (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  purpose text NOT NULL,
  token_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, user_id, purpose)
);
CREATE INDEX one_time_tokens_by_end ON one_time_tokens (expires_at);
SELECT centrala_tenant_table('one_time_tokens');
SELECT centrala_directory_reads('one_time_tokens');
