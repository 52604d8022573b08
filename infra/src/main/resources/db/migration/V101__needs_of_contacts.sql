-- What a contact asks for beyond its queue, whom it is held for and when it is due; only where it does.
-- The holds begin one after another at holds_from, and stand while nothing newer than the fence was granted.
CREATE TABLE contact_needs (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  asks jsonb NOT NULL,
  holds jsonb NOT NULL,
  holds_from timestamptz NOT NULL,
  fence_incarnation bigint NOT NULL,
  fence_counter bigint NOT NULL,
  due_by timestamptz,
  PRIMARY KEY (tenant_id, interaction_id)
);
SELECT centrala_tenant_table('contact_needs');

-- How many contacts an agent has taken on the last day, in the tenant's zone, on which they took any.
CREATE TABLE agent_days (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  day date NOT NULL,
  handled integer NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
);
SELECT centrala_tenant_table('agent_days');

-- What draws by lot follow from, the same in every pool that is built.
ALTER TABLE pool_incarnations
  ADD COLUMN seed bigint NOT NULL DEFAULT ('x' || substr(md5(gen_random_uuid()::text), 1, 16))::bit(64)::bigint;
