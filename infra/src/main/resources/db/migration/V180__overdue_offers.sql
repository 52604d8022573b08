-- Offers past their deadline, from tenant to tenant along an index.
CREATE INDEX interactions_offered ON interactions (tenant_id, offer_expires_at) WHERE state = 'offered';
CREATE FUNCTION directory.tenants_with_overdue_offers(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE each AS (
    (SELECT tenant_id FROM interactions WHERE state = 'offered' ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT i.tenant_id FROM interactions i WHERE i.state = 'offered' AND i.tenant_id > each.tenant_id
      ORDER BY i.tenant_id LIMIT 1)
    FROM each WHERE each.tenant_id IS NOT NULL)
  SELECT tenant_id FROM each WHERE tenant_id IS NOT NULL AND EXISTS (
    SELECT FROM interactions i WHERE i.tenant_id = each.tenant_id AND i.state = 'offered' AND i.offer_expires_at <= at)
$$;
ALTER FUNCTION directory.tenants_with_overdue_offers OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_overdue_offers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_overdue_offers TO centrala_app;
