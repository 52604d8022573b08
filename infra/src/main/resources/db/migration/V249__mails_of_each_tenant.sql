-- From tenant to tenant along an index: however many mails one tenant has due, the others are found.
CREATE INDEX due_mails_of_tenant ON outgoing_mails (tenant_id, next_attempt_at) WHERE state = 'pending';
DROP INDEX due_mails;
CREATE OR REPLACE FUNCTION directory.tenants_with_due_mail(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM outgoing_mails WHERE state = 'pending' ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.tenant_id FROM outgoing_mails m WHERE m.state = 'pending' AND m.tenant_id > each.tenant_id
      ORDER BY m.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM outgoing_mails m WHERE m.tenant_id = each.tenant_id AND m.state = 'pending' AND m.next_attempt_at <= at)
$$;

-- What is old is asked for once: in a loop it would be asked for again for each row, and each time the next ones deleted.
CREATE OR REPLACE FUNCTION centrala_forget_arrivals(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.tenant', true), '')::uuid;
  cutoff timestamptz := now() - interval '90 days';
  gone integer;
  part integer;
BEGIN
  WITH old AS MATERIALIZED (
    SELECT provider, event_id FROM provider_events WHERE tenant_id = tenant AND seen_at < cutoff
    ORDER BY seen_at LIMIT most FOR UPDATE SKIP LOCKED)
  DELETE FROM provider_events e USING old
  WHERE e.tenant_id = tenant AND e.provider = old.provider AND e.event_id = old.event_id;
  GET DIAGNOSTICS gone = ROW_COUNT;
  WITH old AS MATERIALIZED (
    SELECT message_sid FROM message_backlog WHERE tenant_id = tenant AND failed_at < cutoff
    ORDER BY failed_at LIMIT most FOR UPDATE SKIP LOCKED)
  DELETE FROM message_backlog b USING old WHERE b.tenant_id = tenant AND b.message_sid = old.message_sid;
  GET DIAGNOSTICS part = ROW_COUNT;
  RETURN gone + part;
END
$$;
