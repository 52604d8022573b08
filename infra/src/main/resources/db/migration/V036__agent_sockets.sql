-- What was answered to a command of an agent's socket, so that a repeat of it gets the first answer. 'result' is absent while
-- the command is being carried out.
CREATE TABLE agent_commands (
  tenant_id uuid NOT NULL,
  user_id uuid NOT NULL,
  command_id text NOT NULL,
  claimed_at timestamptz NOT NULL,
  result text,
  PRIMARY KEY (tenant_id, user_id, command_id)
);
CREATE INDEX agent_commands_by_age ON agent_commands (claimed_at);
SELECT centrala_tenant_table('agent_commands');
SELECT centrala_directory_reads('agent_commands');

-- The time an agent has at least one socket open: one open row for each user, however many tabs. Everything before
-- 'accounted_to' is in the usage log.
CREATE TABLE agent_sessions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  accounted_to timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX agent_sessions_open ON agent_sessions (tenant_id, user_id) WHERE ended_at IS NULL;
CREATE INDEX agent_sessions_unseen ON agent_sessions (last_seen_at) WHERE ended_at IS NULL;
SELECT centrala_tenant_table('agent_sessions');
SELECT centrala_directory_reads('agent_sessions');

-- Tenants with a session that nobody has seen for a while: its node died.
CREATE FUNCTION directory.tenants_with_unseen_agents(seen_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT tenant_id FROM agent_sessions WHERE ended_at IS NULL AND last_seen_at < seen_before
$$;
ALTER FUNCTION directory.tenants_with_unseen_agents OWNER TO centrala_directory;

-- Tenants with answers that nobody can ask for any more.
CREATE FUNCTION directory.tenants_with_old_commands(claimed_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT tenant_id FROM agent_commands WHERE claimed_at < claimed_before
$$;
ALTER FUNCTION directory.tenants_with_old_commands OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_unseen_agents, directory.tenants_with_old_commands FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_unseen_agents, directory.tenants_with_old_commands TO centrala_app;
