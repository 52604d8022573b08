-- secret is sealed with authenticated encryption; the database alone cannot read it.
CREATE TABLE connections (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  provider text NOT NULL,
  name text NOT NULL,
  account text NOT NULL,
  api_base_url text,
  secret bytea,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT centrala_tenant_table('connections');

CREATE TABLE entry_points (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  channel text NOT NULL,
  connection_id uuid,
  address text,
  flow_id uuid,
  queue_id uuid,
  widget_id uuid,
  webhook_state text NOT NULL,
  webhook_detail text,
  settings jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id),
  FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id)
);
CREATE UNIQUE INDEX entry_points_address ON entry_points (tenant_id, channel, address) WHERE address IS NOT NULL;
CREATE INDEX entry_points_connection ON entry_points (tenant_id, connection_id) WHERE connection_id IS NOT NULL;
CREATE INDEX entry_points_queue ON entry_points (tenant_id, queue_id) WHERE queue_id IS NOT NULL;
CREATE INDEX entry_points_flow ON entry_points (tenant_id, flow_id) WHERE flow_id IS NOT NULL;
SELECT centrala_tenant_table('entry_points');

-- A provider's webhook names only the connection, a visitor's browser only the widget.
CREATE TABLE directory.connections (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL
);
CREATE TABLE directory.widgets (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL,
  entry_point_id uuid NOT NULL
);
GRANT SELECT, INSERT, DELETE ON directory.connections, directory.widgets TO centrala_app;
