CREATE TABLE sessions (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  user_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text,
  PRIMARY KEY (tenant_id, session_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
CREATE INDEX open_sessions_by_user ON sessions (tenant_id, user_id) WHERE ended_at IS NULL;
SELECT centrala_tenant_table('sessions');

CREATE TABLE refresh_tokens (
  tenant_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  session_id uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, session_id) REFERENCES sessions
);
CREATE INDEX refresh_tokens_by_end ON refresh_tokens (expires_at);
SELECT centrala_tenant_table('refresh_tokens');
SELECT centrala_directory_reads('refresh_tokens');

-- Every node looks here each second or two and closes the sockets it holds of these sessions.
CREATE TABLE directory.ended_sessions (
  session_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  ended_at timestamptz NOT NULL
);
CREATE INDEX ended_sessions_by_time ON directory.ended_sessions (ended_at);
GRANT SELECT, INSERT, DELETE ON directory.ended_sessions TO centrala_app;

CREATE TABLE api_keys (
  tenant_id uuid NOT NULL REFERENCES tenants,
  key_id uuid NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  secret_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key_id)
);
SELECT centrala_tenant_table('api_keys');

CREATE TABLE directory.api_keys (
  key_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL
);
GRANT SELECT, INSERT, DELETE ON directory.api_keys TO centrala_app;

-- The keys that sign access tokens; the private halves are sealed under the master key.
CREATE TABLE directory.signing_keys (
  key_id text PRIMARY KEY,
  public_key bytea NOT NULL,
  sealed_private_key bytea NOT NULL,
  created_at timestamptz NOT NULL,
  signs_from timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON directory.signing_keys TO centrala_app;

-- Tries against a limit, by a keyed hash of the limit and the subject.
CREATE TABLE directory.throttles (
  subject_hash bytea PRIMARY KEY,
  tries int NOT NULL,
  last_at timestamptz NOT NULL,
  blocked_until timestamptz,
  forget_at timestamptz NOT NULL
);
CREATE INDEX throttles_by_end ON directory.throttles (forget_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON directory.throttles TO centrala_app;

-- The tenants that have rows which nobody can use any more.
CREATE FUNCTION directory.tenants_with_expired_tokens(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT tenant_id FROM sign_ups WHERE expires_at < at
  UNION SELECT tenant_id FROM one_time_tokens WHERE expires_at < at
  UNION SELECT tenant_id FROM refresh_tokens WHERE expires_at < at
  LIMIT 500
$$;
ALTER FUNCTION directory.tenants_with_expired_tokens OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_expired_tokens FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_expired_tokens TO centrala_app;
