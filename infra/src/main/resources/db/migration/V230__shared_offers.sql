-- How many agents a queue asks at once. In columns of their own: the previous release, which asks one after another,
-- goes on reading and writing queues while nodes of both run.
ALTER TABLE queues
  ADD COLUMN ring_mode text NOT NULL DEFAULT 'sequential',
  ADD COLUMN ring_most integer NOT NULL DEFAULT 1 CHECK (ring_most BETWEEN 1 AND 10);

-- The offers of a contact that several agents are asked to take at once. The interaction stays queued until one has
-- accepted; any other offer is kept with its interaction. Changed under the lock of the interaction. Nobody is asked
-- twice for the same contact.
CREATE TABLE interaction_offers (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  agent_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  incarnation bigint NOT NULL,
  counter bigint NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id, agent_id)
);
CREATE INDEX interaction_offers_agent ON interaction_offers (tenant_id, agent_id);
CREATE INDEX interaction_offers_expiring ON interaction_offers (tenant_id, expires_at);
SELECT centrala_tenant_table('interaction_offers');
SELECT centrala_directory_reads('interaction_offers');

-- No offer outlives its contact, however that ended.
CREATE FUNCTION centrala_forget_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM interaction_offers WHERE tenant_id = NEW.tenant_id AND interaction_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER offers_go_with_their_contact AFTER UPDATE OF ended_at ON interactions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION centrala_forget_offers();

CREATE OR REPLACE FUNCTION directory.tenants_with_overdue_offers(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM interactions WHERE state = 'offered' ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT i.tenant_id FROM interactions i WHERE i.state = 'offered' AND i.tenant_id > each.tenant_id
      ORDER BY i.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL),
  asked AS (
    (SELECT tenant_id FROM interaction_offers ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT o.tenant_id FROM interaction_offers o WHERE o.tenant_id > asked.tenant_id
      ORDER BY o.tenant_id LIMIT 1)
    FROM asked WHERE asked.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM interactions i WHERE i.tenant_id = each.tenant_id AND i.state = 'offered' AND i.offer_expires_at <= at)
  UNION
  SELECT tenant_id FROM asked WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM interaction_offers o WHERE o.tenant_id = asked.tenant_id AND o.expires_at <= at)
$$;
