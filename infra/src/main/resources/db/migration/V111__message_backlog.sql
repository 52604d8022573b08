-- Messages that a carrier brought while their tenant was over its limit: accepted, and let in later in this order.
CREATE TABLE message_backlog (
  tenant_id uuid NOT NULL,
  message_sid text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  connection_id uuid NOT NULL,
  from_address text NOT NULL,
  to_address text NOT NULL,
  text text NOT NULL,
  media jsonb NOT NULL,
  opt_out text NOT NULL,
  leased_until timestamptz,
  PRIMARY KEY (tenant_id, message_sid)
);
CREATE INDEX message_backlog_order ON message_backlog (tenant_id, seq);
SELECT centrala_tenant_table('message_backlog');
SELECT centrala_directory_reads('message_backlog');

-- Walks from tenant to tenant along the index.
CREATE FUNCTION directory.tenants_with_backlog() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM message_backlog ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT b.tenant_id FROM message_backlog b WHERE b.tenant_id > each.tenant_id ORDER BY b.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL
$$;
ALTER FUNCTION directory.tenants_with_backlog OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_backlog FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_backlog TO centrala_app;
