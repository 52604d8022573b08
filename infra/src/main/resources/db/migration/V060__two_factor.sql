-- The second factor of a user: the secret that the user's device shares, sealed; the last time step that was used, so
-- that a code counts once on all nodes. Without confirmed_at it is a secret that nobody has proved to hold yet.
CREATE TABLE user_totp (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (tenant_id, user_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users
);
SELECT centrala_tenant_table('user_totp');

-- Hashes of the codes for a lost device; a row is a code that is still good.
CREATE TABLE user_recovery_codes (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  PRIMARY KEY (tenant_id, user_id, code_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES user_totp ON DELETE CASCADE
);
SELECT centrala_tenant_table('user_recovery_codes');
