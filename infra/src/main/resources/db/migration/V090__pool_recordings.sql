-- A picture of a tenant's routing pool, and since when its commands are kept.
CREATE TABLE pool_recordings (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  incarnation bigint NOT NULL,
  first_number bigint NOT NULL,
  rules_version integer NOT NULL,
  image jsonb NOT NULL,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT centrala_tenant_table('pool_recordings');

-- Each command as the pool applied it; the number counts within the pool's incarnation.
CREATE TABLE pool_recorded_commands (
  tenant_id uuid NOT NULL,
  incarnation bigint NOT NULL,
  number bigint NOT NULL,
  at_millis bigint NOT NULL,
  command jsonb NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (tenant_id, incarnation, number)
);
SELECT centrala_tenant_table('pool_recorded_commands');
