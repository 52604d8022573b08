-- What callers hear in a queue while they wait, where their flow says nothing of it.
CREATE TABLE queue_waits (
  tenant_id uuid NOT NULL,
  queue_id uuid NOT NULL,
  version bigint NOT NULL,
  announce_every_seconds integer NOT NULL,
  position boolean NOT NULL,
  estimated_wait boolean NOT NULL,
  words text,
  PRIMARY KEY (tenant_id, queue_id),
  FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE CASCADE
);
SELECT centrala_tenant_table('queue_waits');
