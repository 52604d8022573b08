-- How much waiting a queue allows, beside the switch that closes it. Empty is without limit.
ALTER TABLE queues ADD COLUMN limits jsonb NOT NULL DEFAULT '{}';

-- Which queues a queue overflows to, so that none of them can be deleted.
CREATE TABLE queue_overflows (
  tenant_id uuid NOT NULL,
  queue_id uuid NOT NULL,
  to_queue_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, queue_id, to_queue_id),
  FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, to_queue_id) REFERENCES queues (tenant_id, id)
);
CREATE INDEX queue_overflows_target ON queue_overflows (tenant_id, to_queue_id);
SELECT centrala_tenant_table('queue_overflows');
