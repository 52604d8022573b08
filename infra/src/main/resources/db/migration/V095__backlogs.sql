-- What waits to leave, for operators: figures over all tenants and nothing else. Of a line only its first can be overdue:
-- the others wait for it. At most ten thousand are counted.
CREATE INDEX messages_ambiguous ON messages (tenant_id) WHERE status = 'ambiguous';

CREATE FUNCTION directory.backlogs(as_of timestamptz) RETURNS TABLE (kind text, waiting bigint, overdue bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'webhooks', count(*), coalesce(greatest(0, extract(epoch FROM as_of - min(due.next_attempt_at) FILTER (WHERE NOT EXISTS (
      SELECT FROM webhook_deliveries e
      WHERE e.tenant_id = due.tenant_id AND e.webhook_id = due.webhook_id AND e.subject = due.subject
        AND e.state = 'pending' AND e.seq < due.seq)))), 0)::bigint
  FROM (SELECT d.tenant_id, d.webhook_id, d.subject, d.seq, d.next_attempt_at FROM webhook_deliveries d
    JOIN webhooks w ON w.tenant_id = d.tenant_id AND w.id = d.webhook_id AND w.active
    WHERE d.state = 'pending' ORDER BY d.next_attempt_at LIMIT 10000) due
  UNION ALL
  SELECT 'messages', count(*), coalesce(greatest(0, extract(epoch FROM as_of - min(due.next_attempt_at) FILTER (WHERE NOT EXISTS (
      SELECT FROM messages e
      WHERE e.tenant_id = due.tenant_id AND e.thread_id = due.thread_id AND e.status = 'pending' AND e.id < due.id)))), 0)::bigint
  FROM (SELECT tenant_id, thread_id, id, next_attempt_at FROM messages
    WHERE status = 'pending' ORDER BY next_attempt_at LIMIT 10000) due
  UNION ALL
  SELECT 'mails', count(*), coalesce(greatest(0, extract(epoch FROM as_of - min(next_attempt_at))), 0)::bigint
  FROM (SELECT next_attempt_at FROM outgoing_mails WHERE state = 'pending' ORDER BY next_attempt_at LIMIT 10000) due
  UNION ALL
  SELECT 'ambiguous', count(*), 0
  FROM (SELECT FROM messages WHERE status = 'ambiguous' LIMIT 10000) unknown
$$;
ALTER FUNCTION directory.backlogs OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.backlogs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.backlogs TO centrala_app;
