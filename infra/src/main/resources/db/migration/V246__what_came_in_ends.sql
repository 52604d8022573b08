-- A message that fails is tried again later, less and less often, and is kept as failed in the end.
ALTER TABLE message_backlog
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN next_attempt_at timestamptz,
  ADD COLUMN failed_at timestamptz,
  ADD COLUMN last_error text;
CREATE INDEX message_backlog_waiting ON message_backlog (tenant_id, seq) WHERE failed_at IS NULL;
CREATE INDEX message_backlog_failed ON message_backlog (tenant_id, failed_at) WHERE failed_at IS NOT NULL;

-- Walks from tenant to tenant along the index, as tenants_with_backlog does.
CREATE FUNCTION directory.tenants_with_due_backlog(due_at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM message_backlog WHERE failed_at IS NULL ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT b.tenant_id FROM message_backlog b WHERE b.failed_at IS NULL AND b.tenant_id > each.tenant_id
      ORDER BY b.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM message_backlog b WHERE b.tenant_id = each.tenant_id AND b.failed_at IS NULL
    AND (b.next_attempt_at IS NULL OR b.next_attempt_at <= due_at))
$$;
ALTER FUNCTION directory.tenants_with_due_backlog OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_due_backlog FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_due_backlog TO centrala_app;

-- What providers have told us is remembered for longer than any of them tells it again. The age is part of the functions:
-- a caller can make them delete nothing younger.
CREATE INDEX provider_events_seen ON provider_events (tenant_id, seen_at);
SELECT centrala_directory_reads('provider_events');

CREATE FUNCTION directory.tenants_with_old_arrivals() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM provider_events ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT p.tenant_id FROM provider_events p WHERE p.tenant_id > each.tenant_id ORDER BY p.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM provider_events p WHERE p.tenant_id = each.tenant_id AND p.seen_at < now() - interval '90 days')
  UNION
  SELECT tenant_id FROM message_backlog WHERE failed_at < now() - interval '90 days'
$$;
ALTER FUNCTION directory.tenants_with_old_arrivals OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_old_arrivals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_old_arrivals TO centrala_app;

-- Of the transaction's tenant, at most so many of each table; answers with the rows deleted.
CREATE FUNCTION centrala_forget_arrivals(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.tenant', true), '')::uuid;
  cutoff timestamptz := now() - interval '90 days';
  gone integer;
  part integer;
BEGIN
  DELETE FROM provider_events WHERE tenant_id = tenant AND (provider, event_id) IN (
    SELECT provider, event_id FROM provider_events WHERE tenant_id = tenant AND seen_at < cutoff
    ORDER BY seen_at LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM message_backlog WHERE tenant_id = tenant AND message_sid IN (
    SELECT message_sid FROM message_backlog WHERE tenant_id = tenant AND failed_at < cutoff
    ORDER BY failed_at LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS part = ROW_COUNT;
  RETURN gone + part;
END
$$;
REVOKE ALL ON FUNCTION centrala_forget_arrivals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION centrala_forget_arrivals TO centrala_app;
