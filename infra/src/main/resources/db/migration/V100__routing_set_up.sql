-- How a queue serves who waits: order, ranks, paused, without asking. Empty is the usual way.
ALTER TABLE queues ADD COLUMN serving jsonb NOT NULL DEFAULT '{}';

CREATE TABLE agent_groups (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX agent_groups_name ON agent_groups (tenant_id, lower(name));
SELECT centrala_tenant_table('agent_groups');

CREATE TABLE agent_group_members (
  tenant_id uuid NOT NULL,
  group_id uuid NOT NULL,
  user_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, group_id, user_id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES agent_groups (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX agent_group_members_user ON agent_group_members (tenant_id, user_id);
SELECT centrala_tenant_table('agent_group_members');

-- Which groups a queue names anywhere in its requirements, so that a group in use cannot be deleted.
CREATE TABLE queue_agent_groups (
  tenant_id uuid NOT NULL,
  queue_id uuid NOT NULL,
  group_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, queue_id, group_id),
  FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, group_id) REFERENCES agent_groups (tenant_id, id)
);
CREATE INDEX queue_agent_groups_group ON queue_agent_groups (tenant_id, group_id);
SELECT centrala_tenant_table('queue_agent_groups');
