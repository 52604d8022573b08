-- The call of an interaction. room_id is the carrier's name for the room in which those who talk meet.
CREATE TABLE calls (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  inbound boolean NOT NULL,
  line text NOT NULL,
  party text NOT NULL,
  room_id text,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, interaction_id)
);
SELECT centrala_tenant_table('calls');

-- One party's line. look_at is when the carrier is asked about it, should nothing be heard until then.
CREATE TABLE call_legs (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  kind text NOT NULL,
  user_id uuid,
  address text NOT NULL,
  provider_id text,
  state text NOT NULL,
  screened boolean NOT NULL,
  in_room boolean NOT NULL,
  muted boolean NOT NULL,
  held boolean NOT NULL,
  room_sequence bigint NOT NULL,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  taken_at timestamptz,
  in_room_since timestamptz,
  ended_at timestamptz,
  seconds integer,
  look_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX call_legs_interaction ON call_legs (tenant_id, interaction_id, id);
CREATE UNIQUE INDEX call_legs_provider ON call_legs (tenant_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX call_legs_doubtful ON call_legs (tenant_id, look_at) WHERE look_at IS NOT NULL;
SELECT centrala_tenant_table('call_legs');
SELECT centrala_directory_reads('call_legs');

-- What a carrier is still to be told, in order for each line; a row goes when it is settled.
CREATE TABLE call_commands (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  leg_id uuid NOT NULL,
  kind text NOT NULL,
  data jsonb NOT NULL,
  written_at timestamptz NOT NULL,
  next_attempt_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  tried boolean NOT NULL DEFAULT false,
  first_tried_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX call_commands_leg ON call_commands (tenant_id, leg_id, id);
CREATE INDEX call_commands_due ON call_commands (tenant_id, next_attempt_at);
SELECT centrala_tenant_table('call_commands');
SELECT centrala_directory_reads('call_commands');

-- When a connection may place its next call to the telephone network.
CREATE TABLE call_turns (
  tenant_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  next_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, connection_id)
);
SELECT centrala_tenant_table('call_turns');

-- From tenant to tenant along an index: however much one tenant has due, the others are found.
CREATE FUNCTION directory.tenants_with_call_commands(due_by timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM call_commands ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT c.tenant_id FROM call_commands c WHERE c.tenant_id > each.tenant_id ORDER BY c.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM call_commands c WHERE c.tenant_id = each.tenant_id AND c.next_attempt_at <= due_by)
$$;
ALTER FUNCTION directory.tenants_with_call_commands OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_call_commands FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_call_commands TO centrala_app;

CREATE FUNCTION directory.tenants_with_doubtful_calls(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM call_legs WHERE look_at IS NOT NULL ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT l.tenant_id FROM call_legs l WHERE l.look_at IS NOT NULL AND l.tenant_id > each.tenant_id
      ORDER BY l.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM call_legs l WHERE l.tenant_id = each.tenant_id AND l.look_at <= at)
$$;
ALTER FUNCTION directory.tenants_with_doubtful_calls OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_doubtful_calls FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_doubtful_calls TO centrala_app;
