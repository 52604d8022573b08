-- However much one tenant's partner leaves undelivered, the others are found.
CREATE INDEX webhook_deliveries_tenant ON webhook_deliveries (tenant_id, next_attempt_at) WHERE state = 'pending';
CREATE OR REPLACE FUNCTION directory.tenants_with_due_deliveries(due_at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM webhook_deliveries WHERE state = 'pending' ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT d.tenant_id FROM webhook_deliveries d WHERE d.state = 'pending' AND d.tenant_id > each.tenant_id
      ORDER BY d.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM webhook_deliveries d
    JOIN webhooks w ON w.tenant_id = d.tenant_id AND w.id = d.webhook_id AND w.active
    WHERE d.tenant_id = each.tenant_id AND d.state = 'pending' AND d.next_attempt_at <= due_at
    AND (d.lease_until IS NULL OR d.lease_until <= due_at)
    AND NOT EXISTS (
      SELECT FROM webhook_deliveries e
      WHERE e.tenant_id = d.tenant_id AND e.webhook_id = d.webhook_id AND e.subject = d.subject AND e.state = 'pending'
        AND e.seq < d.seq))
$$;
