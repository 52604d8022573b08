-- Calls that the business has promised. look_at: when something is next to be done; absent once it is over.
CREATE TABLE callbacks (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL,
  number text NOT NULL,
  queue_id uuid NOT NULL,
  wanted jsonb NOT NULL,
  customer_id uuid NOT NULL,
  origin_id uuid,
  tries integer NOT NULL,
  contact_id uuid,
  look_at timestamptz,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX callbacks_open ON callbacks (tenant_id, queue_id, number) WHERE state IN ('scheduled', 'waiting');
CREATE INDEX callbacks_look ON callbacks (tenant_id, look_at) WHERE look_at IS NOT NULL;
SELECT centrala_tenant_table('callbacks');
SELECT centrala_directory_reads('callbacks');

-- From tenant to tenant along an index: however much one tenant has due, the others are found.
CREATE FUNCTION directory.tenants_with_callbacks_due(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM callbacks WHERE look_at IS NOT NULL ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT c.tenant_id FROM callbacks c WHERE c.look_at IS NOT NULL AND c.tenant_id > each.tenant_id
      ORDER BY c.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM callbacks c WHERE c.tenant_id = each.tenant_id AND c.look_at <= at)
$$;
ALTER FUNCTION directory.tenants_with_callbacks_due OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_callbacks_due FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_callbacks_due TO centrala_app;
