CREATE TABLE webhooks (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  active boolean NOT NULL,
  created_at timestamptz NOT NULL,
  secret bytea,
  old_secret bytea,
  old_secret_until timestamptz,
  PRIMARY KEY (tenant_id, id)
);
SELECT centrala_tenant_table('webhooks');

-- One row for an event that somebody asked for; body is sent as it is, so that every attempt carries the same bytes.
CREATE TABLE outbox_events (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  at timestamptz NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_events_at ON outbox_events (tenant_id, at);
SELECT centrala_tenant_table('outbox_events');

-- seq is the event's: among the deliveries of one subject to one webhook only the first pending one may go out.
CREATE TABLE webhook_deliveries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  seq bigint NOT NULL,
  subject text NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_status integer,
  last_error text,
  next_attempt_at timestamptz,
  try_until timestamptz NOT NULL,
  lease uuid,
  lease_until timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhooks (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, event_id) REFERENCES outbox_events (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_line ON webhook_deliveries (tenant_id, webhook_id, subject, seq) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (tenant_id, webhook_id, seq DESC);
CREATE INDEX webhook_deliveries_event ON webhook_deliveries (tenant_id, event_id);
SELECT centrala_tenant_table('webhook_deliveries');
SELECT centrala_directory_reads('webhooks');
SELECT centrala_directory_reads('webhook_deliveries');
SELECT centrala_directory_reads('outbox_events');

CREATE FUNCTION directory.tenants_with_due_deliveries(due_at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT tenant_id FROM (
    SELECT d.tenant_id FROM webhook_deliveries d
    JOIN webhooks w ON w.tenant_id = d.tenant_id AND w.id = d.webhook_id AND w.active
    WHERE d.state = 'pending' AND d.next_attempt_at <= due_at AND (d.lease_until IS NULL OR d.lease_until <= due_at)
    AND NOT EXISTS (
      SELECT FROM webhook_deliveries e
      WHERE e.tenant_id = d.tenant_id AND e.webhook_id = d.webhook_id AND e.subject = d.subject AND e.state = 'pending'
        AND e.seq < d.seq)
    ORDER BY d.next_attempt_at LIMIT 1000) due
$$;
CREATE FUNCTION directory.tenants_with_old_events(happened_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT tenant_id FROM outbox_events WHERE at < happened_before
$$;
ALTER FUNCTION directory.tenants_with_due_deliveries OWNER TO centrala_directory;
ALTER FUNCTION directory.tenants_with_old_events OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_due_deliveries, directory.tenants_with_old_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_due_deliveries, directory.tenants_with_old_events TO centrala_app;
