-- The parameter bore the name of a column of messages, and a column goes first: a message whose next attempt lay after
-- its writing, as every second attempt does, was never due.
DROP FUNCTION directory.tenants_with_due_messages(timestamptz);
CREATE FUNCTION directory.tenants_with_due_messages(due_by timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT tenant_id FROM (
    SELECT tenant_id FROM messages WHERE status = 'pending' AND next_attempt_at <= due_by
    ORDER BY next_attempt_at LIMIT 1000) due
$$;
ALTER FUNCTION directory.tenants_with_due_messages OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_due_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_due_messages TO centrala_app;
