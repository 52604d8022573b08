-- Where each contact is in its flow, one row a contact, written with the step that led there. PINs are sealed apart, and
-- what a contact said is gone from here once its run is over.
CREATE TABLE flow_runs (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  step integer NOT NULL,
  state jsonb NOT NULL,
  turn jsonb NOT NULL,
  sealed_secrets bytea,
  due_at timestamptz,
  is_over boolean NOT NULL,
  after_work boolean NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id)
);
CREATE INDEX flow_runs_due ON flow_runs (tenant_id, due_at) WHERE due_at IS NOT NULL;
SELECT centrala_tenant_table('flow_runs');
SELECT centrala_directory_reads('flow_runs');

CREATE FUNCTION directory.tenants_with_flows_due(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM flow_runs WHERE due_at IS NOT NULL ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT r.tenant_id FROM flow_runs r WHERE r.due_at IS NOT NULL AND r.tenant_id > each.tenant_id
      ORDER BY r.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM flow_runs r WHERE r.tenant_id = each.tenant_id AND r.due_at <= at)
$$;
ALTER FUNCTION directory.tenants_with_flows_due OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_flows_due FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_flows_due TO centrala_app;

-- What customers said when a flow asked them how it was.
CREATE TABLE survey_answers (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  flow_id uuid NOT NULL,
  node text NOT NULL,
  kind text NOT NULL,
  score integer NOT NULL,
  comment text,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id, flow_id, node)
);
SELECT centrala_tenant_table('survey_answers');

-- What the requests of flows need to be let in elsewhere; flows name them, and nobody reads them again.
CREATE TABLE flow_secrets (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  sealed bytea NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX flow_secrets_name ON flow_secrets (tenant_id, name);
SELECT centrala_tenant_table('flow_secrets');

-- What is shown beside a message's text where a channel can draw: options, a card.
ALTER TABLE messages ADD COLUMN payload jsonb;
