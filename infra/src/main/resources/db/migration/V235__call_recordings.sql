-- What is kept of calls. The sound itself lies sealed in a store of files under the tenant's and the row's id; at_carrier says
-- that the carrier has its copy still. due_at is when somebody has to do something: fetch, delete, ask.
CREATE TABLE recordings (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  leg_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  kind text NOT NULL,
  provider_id text,
  state text NOT NULL,
  pause_wanted boolean NOT NULL DEFAULT false,
  at_carrier boolean NOT NULL DEFAULT true,
  legal_hold boolean NOT NULL DEFAULT false,
  channels integer NOT NULL,
  seconds integer,
  content_type text,
  bytes bigint,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  ready_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX recordings_interaction ON recordings (tenant_id, interaction_id, id);
CREATE UNIQUE INDEX recordings_provider ON recordings (tenant_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE UNIQUE INDEX recordings_running ON recordings (tenant_id, interaction_id)
  WHERE kind = 'talk' AND state IN ('requested', 'recording', 'paused');
CREATE INDEX recordings_due ON recordings (tenant_id, due_at) WHERE due_at IS NOT NULL;
SELECT centrala_tenant_table('recordings');
SELECT centrala_directory_reads('recordings');

-- What a customer, or the flow for them, has decided about the recording of a contact.
CREATE TABLE recording_consents (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  granted boolean NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id)
);
SELECT centrala_tenant_table('recording_consents');

-- Which calls of a tenant are recorded, and for how many days; without a number, for good.
CREATE TABLE recording_policies (
  tenant_id uuid PRIMARY KEY,
  version bigint NOT NULL,
  mode text NOT NULL,
  announcement text,
  queues jsonb NOT NULL,
  keep_days integer CHECK (keep_days BETWEEN 1 AND 36500)
);
SELECT centrala_tenant_table('recording_policies');
REVOKE DELETE ON recording_policies FROM centrala_app;

-- Under which a tenant's recordings are sealed; itself sealed by the installation.
CREATE TABLE recording_keys (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
SELECT centrala_tenant_table('recording_keys');

CREATE FUNCTION directory.tenants_with_due_recordings(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM recordings WHERE due_at IS NOT NULL ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT r.tenant_id FROM recordings r WHERE r.due_at IS NOT NULL AND r.tenant_id > each.tenant_id
      ORDER BY r.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM recordings r WHERE r.tenant_id = each.tenant_id AND r.due_at <= at)
$$;
ALTER FUNCTION directory.tenants_with_due_recordings OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_due_recordings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_due_recordings TO centrala_app;
