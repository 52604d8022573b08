-- A message that is to leave through a provider is pending and has a next attempt; while one of a thread is out, its
-- next attempt lies at the end of the lease and tried says that the outcome would be unknown then.
CREATE TABLE messages (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  inbound boolean NOT NULL,
  author_kind text NOT NULL,
  author_id text,
  author_name text,
  text text NOT NULL,
  attachments jsonb NOT NULL,
  client_message_id text,
  status text NOT NULL,
  detail text,
  provider_message_id text,
  segments integer NOT NULL,
  at timestamptz NOT NULL,
  next_attempt_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  tried boolean NOT NULL DEFAULT false,
  first_tried_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX messages_interaction ON messages (tenant_id, interaction_id, id);
CREATE UNIQUE INDEX messages_client ON messages (tenant_id, interaction_id, client_message_id) WHERE client_message_id IS NOT NULL;
CREATE INDEX messages_provider ON messages (tenant_id, provider_message_id) WHERE provider_message_id IS NOT NULL;
CREATE INDEX messages_pending ON messages (next_attempt_at) WHERE status = 'pending';
CREATE INDEX messages_pending_thread ON messages (tenant_id, thread_id, id) WHERE status = 'pending';
SELECT centrala_tenant_table('messages');
REVOKE DELETE ON messages FROM centrala_app;
SELECT centrala_directory_reads('messages');

CREATE FUNCTION directory.tenants_with_due_messages(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT tenant_id FROM (
    SELECT tenant_id FROM messages WHERE status = 'pending' AND next_attempt_at <= at
    ORDER BY next_attempt_at LIMIT 1000) due
$$;

CREATE FUNCTION directory.tenants_with_silence_due(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT tenant_id FROM (
    SELECT tenant_id FROM interactions WHERE due_at <= at ORDER BY due_at LIMIT 1000) due
$$;

CREATE FUNCTION directory.tenants_with_live_work() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT tenant_id FROM interactions WHERE ended_at IS NULL
$$;

ALTER FUNCTION directory.tenants_with_due_messages OWNER TO centrala_directory;
ALTER FUNCTION directory.tenants_with_silence_due OWNER TO centrala_directory;
ALTER FUNCTION directory.tenants_with_live_work OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_due_messages, directory.tenants_with_silence_due, directory.tenants_with_live_work FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_due_messages, directory.tenants_with_silence_due, directory.tenants_with_live_work TO centrala_app;
