CREATE TABLE flows (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  published_version integer,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX flows_name ON flows (tenant_id, lower(name));
SELECT centrala_tenant_table('flows');

-- A version, once written, stays: running interactions finish on the one they began.
CREATE TABLE flow_versions (
  tenant_id uuid NOT NULL,
  flow_id uuid NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, flow_id, version)
);
SELECT centrala_append_only_table('flow_versions');

-- Each start of a chat is billed, so starts are limited by visitor and by address.
CREATE TABLE chat_starts (
  tenant_id uuid NOT NULL,
  entry_point_id uuid NOT NULL,
  visitor_id text NOT NULL,
  remote_address text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX chat_starts_visitor ON chat_starts (tenant_id, entry_point_id, visitor_id, at);
CREATE INDEX chat_starts_address ON chat_starts (tenant_id, entry_point_id, remote_address, at);
SELECT centrala_tenant_table('chat_starts');
