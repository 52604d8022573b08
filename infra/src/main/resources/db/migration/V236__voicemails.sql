-- Where a message that a caller has left waits for an agent, if the flow says so.
ALTER TABLE recordings ADD COLUMN queue_id uuid;

-- Who is told by mail of what happens in a queue: messages that were left, calls that are over.
CREATE TABLE queue_mails (
  tenant_id uuid NOT NULL,
  queue_id uuid NOT NULL,
  version bigint NOT NULL,
  user_id uuid,
  voicemails boolean NOT NULL,
  summaries boolean NOT NULL,
  PRIMARY KEY (tenant_id, queue_id)
);
SELECT centrala_tenant_table('queue_mails');
