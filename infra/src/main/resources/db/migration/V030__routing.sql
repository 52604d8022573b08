-- Each pool that is built takes the next incarnation: epochs of an older one are refused.
CREATE TABLE pool_incarnations (
  tenant_id uuid PRIMARY KEY,
  incarnation bigint NOT NULL
);
SELECT centrala_tenant_table('pool_incarnations');

CREATE TABLE agent_presences (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  state text NOT NULL,
  reason text,
  since timestamptz NOT NULL,
  pending text,
  pending_reason text,
  connected boolean NOT NULL DEFAULT false,
  connected_at timestamptz,
  PRIMARY KEY (tenant_id, user_id)
);
SELECT centrala_tenant_table('agent_presences');

-- What of each agent's budget is given out. Two pools may both say yes; this row says it once.
CREATE TABLE agent_loads (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  used integer NOT NULL CHECK (used >= 0),
  PRIMARY KEY (tenant_id, user_id)
);
SELECT centrala_tenant_table('agent_loads');

CREATE TABLE routing_explanations (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  decision text NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id, id)
);
SELECT centrala_append_only_table('routing_explanations');
