CREATE TABLE threads (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  entry_point_id uuid NOT NULL,
  customer_address text NOT NULL,
  current_interaction_id uuid,
  opted_out boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, entry_point_id, customer_address)
);
SELECT centrala_tenant_table('threads');

-- fence is the newest grant seen: a decision of an older pool or moment changes nothing here.
CREATE TABLE interactions (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  channel text NOT NULL,
  inbound boolean NOT NULL,
  state text NOT NULL,
  entry_point_id uuid NOT NULL,
  thread_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  flow_id uuid,
  flow_version integer,
  flow_node text,
  queue_id uuid,
  priority integer,
  enqueued_at timestamptz,
  agent_id uuid,
  offer_id uuid,
  offer_expires_at timestamptz,
  assigned_at timestamptz,
  cost integer NOT NULL DEFAULT 0,
  wrap_up_mode text,
  wrap_up_started_at timestamptz,
  wrap_up_ends_at timestamptz,
  wrap_up_code_id uuid,
  fence_incarnation bigint NOT NULL,
  fence_counter bigint NOT NULL,
  created_at timestamptz NOT NULL,
  disconnected_at timestamptz,
  ended_at timestamptz,
  outcome text,
  last_message_at timestamptz NOT NULL,
  due_at timestamptz,
  last_sequence bigint NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX interactions_live ON interactions (tenant_id, state) WHERE ended_at IS NULL;
CREATE INDEX interactions_agent ON interactions (tenant_id, agent_id, id) WHERE agent_id IS NOT NULL;
CREATE INDEX interactions_customer ON interactions (tenant_id, customer_id, id);
CREATE INDEX interactions_queue ON interactions (tenant_id, queue_id, id) WHERE queue_id IS NOT NULL;
CREATE INDEX interactions_due ON interactions (due_at) WHERE due_at IS NOT NULL;
SELECT centrala_tenant_table('interactions');
REVOKE DELETE ON interactions FROM centrala_app;
SELECT centrala_directory_reads('interactions');

-- The timeline: numbered under the interaction's row lock, never changed.
CREATE TABLE interaction_events (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  sequence bigint NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  data jsonb NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id, sequence)
);
SELECT centrala_append_only_table('interaction_events');

CREATE TABLE interaction_notes (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  id uuid NOT NULL,
  text text NOT NULL,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id, id)
);
SELECT centrala_append_only_table('interaction_notes');

-- What providers have told us already, by their own event ids.
CREATE TABLE provider_events (
  tenant_id uuid NOT NULL,
  provider text NOT NULL,
  event_id text NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, provider, event_id)
);
SELECT centrala_append_only_table('provider_events');
