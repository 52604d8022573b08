-- From tenant to tenant along an index: however much one tenant has due, the others are found.
CREATE INDEX messages_pending_tenant ON messages (tenant_id, next_attempt_at) WHERE status = 'pending';
CREATE OR REPLACE FUNCTION directory.tenants_with_due_messages(due_by timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM messages WHERE status = 'pending' ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.tenant_id FROM messages m WHERE m.status = 'pending' AND m.tenant_id > each.tenant_id
      ORDER BY m.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM messages m WHERE m.tenant_id = each.tenant_id AND m.status = 'pending' AND m.next_attempt_at <= due_by)
$$;

CREATE INDEX interactions_due_tenant ON interactions (tenant_id, due_at) WHERE due_at IS NOT NULL;
CREATE OR REPLACE FUNCTION directory.tenants_with_silence_due(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM interactions WHERE due_at IS NOT NULL ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT i.tenant_id FROM interactions i WHERE i.due_at IS NOT NULL AND i.tenant_id > each.tenant_id
      ORDER BY i.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM interactions i WHERE i.tenant_id = each.tenant_id AND i.due_at <= at)
$$;
