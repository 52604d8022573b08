-- What was used. The id is derived from the fact it counts, so that the same fact counts once. What stands in quarantine counts in no sum.
CREATE TABLE usage_events (
  tenant_id uuid NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  meter text NOT NULL,
  quantity numeric NOT NULL CHECK (quantity >= 0 AND quantity < 1e18),
  at timestamptz NOT NULL,
  channel text,
  interaction_id uuid,
  queue_id uuid,
  agent_id uuid,
  quarantine text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX usage_events_at ON usage_events (tenant_id, at) WHERE quarantine IS NULL;
CREATE INDEX usage_events_seq ON usage_events (tenant_id, seq DESC);
SELECT centrala_append_only_table('usage_events');
