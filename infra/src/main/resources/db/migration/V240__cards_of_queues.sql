-- What agents see beside the contacts of a queue: a page to open, and a program of the tenant's that is asked who it is.
CREATE TABLE queue_cards (
  tenant_id uuid NOT NULL,
  queue_id uuid NOT NULL,
  version bigint NOT NULL,
  page_name text,
  page_url text,
  look_up_url text,
  look_up_secret bytea,
  failed_at timestamptz,
  failure text,
  PRIMARY KEY (tenant_id, queue_id),
  FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE CASCADE
);
SELECT centrala_tenant_table('queue_cards');

-- What such a program has answered of a contact.
CREATE TABLE interaction_facts (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  facts jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id)
);
SELECT centrala_tenant_table('interaction_facts');

-- They go with the timeline of their contact.
CREATE FUNCTION centrala_forget_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM interaction_facts f USING interactions i
  WHERE f.tenant_id = NEW.tenant_id AND i.tenant_id = f.tenant_id AND i.id = f.interaction_id
    AND i.ended_at < NEW.last_round_at - make_interval(days => NEW.timelines_days);
  RETURN NULL;
END
$$;
CREATE TRIGGER facts_go_with_timelines AFTER UPDATE OF last_round_at ON retentions
  FOR EACH ROW WHEN (NEW.timelines_days IS NOT NULL) EXECUTE FUNCTION centrala_forget_facts();
