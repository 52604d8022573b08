-- What an agent has in hand is found among live work alone, however much the agent has done before.
DROP INDEX interactions_live;
CREATE INDEX interactions_live ON interactions (tenant_id, state, agent_id) WHERE ended_at IS NULL;
