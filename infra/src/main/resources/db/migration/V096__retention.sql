-- For how many days a tenant keeps what; without a number, for good.
CREATE TABLE retentions (
  tenant_id uuid PRIMARY KEY,
  version bigint NOT NULL,
  timelines_days integer CHECK (timelines_days BETWEEN 1 AND 36500),
  messages_days integer CHECK (messages_days BETWEEN 1 AND 36500),
  explanations_days integer CHECK (explanations_days BETWEEN 1 AND 36500),
  audit_days integer CHECK (audit_days BETWEEN 1 AND 36500),
  recordings_days integer CHECK (recordings_days BETWEEN 1 AND 36500),
  last_round_at timestamptz
);
SELECT centrala_tenant_table('retentions');
REVOKE DELETE ON retentions FROM centrala_app;
SELECT centrala_directory_reads('retentions');
SELECT centrala_directory_reads('tenants');

CREATE INDEX interactions_ended ON interactions (tenant_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX audit_log_at ON audit_log (tenant_id, at);

-- At night of the tenant's own zone.
CREATE FUNCTION directory.tenants_with_retention_due(now_at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.tenant_id FROM retentions r JOIN tenants t ON t.tenant_id = r.tenant_id
  WHERE (r.last_round_at IS NULL OR r.last_round_at < now_at - interval '20 hours')
    AND extract(hour FROM now_at AT TIME ZONE t.time_zone) BETWEEN 1 AND 4
    AND num_nonnulls(r.timelines_days, r.messages_days, r.explanations_days, r.audit_days, r.recordings_days) > 0
$$;
ALTER FUNCTION directory.tenants_with_retention_due OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_retention_due FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_retention_due TO centrala_app;

-- The one way to delete from tables that are append-only for the application. The tenant is the transaction's, the age is
-- the stored period of that tenant by the database's clock, and only what is over goes: a caller can make it delete
-- nothing else. Answers with the rows deleted, at most so many of each table.
CREATE FUNCTION centrala_forget(kind text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.tenant', true), '')::uuid;
  days integer;
  cutoff timestamptz;
  gone integer := 0;
  part integer;
BEGIN
  SELECT CASE kind
      WHEN 'timelines' THEN r.timelines_days WHEN 'messages' THEN r.messages_days
      WHEN 'explanations' THEN r.explanations_days WHEN 'audit' THEN r.audit_days
      WHEN 'recordings' THEN r.recordings_days END
    INTO days FROM retentions r WHERE r.tenant_id = tenant;
  IF tenant IS NULL OR days IS NULL OR days < 1 THEN
    RETURN 0;
  END IF;
  cutoff := now() - make_interval(days => days);
  CASE kind
  WHEN 'timelines' THEN
    DELETE FROM interaction_events WHERE tenant_id = tenant AND (interaction_id, sequence) IN (
      SELECT e.interaction_id, e.sequence FROM interactions i
      JOIN interaction_events e ON e.tenant_id = tenant AND e.interaction_id = i.id
      WHERE i.tenant_id = tenant AND i.ended_at < cutoff AND e.at < cutoff LIMIT most);
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM interaction_notes WHERE tenant_id = tenant AND (interaction_id, id) IN (
      SELECT n.interaction_id, n.id FROM interactions i
      JOIN interaction_notes n ON n.tenant_id = tenant AND n.interaction_id = i.id
      WHERE i.tenant_id = tenant AND i.ended_at < cutoff AND n.at < cutoff LIMIT most);
    GET DIAGNOSTICS part = ROW_COUNT;
    gone := gone + part;
  WHEN 'messages' THEN
    DELETE FROM messages WHERE tenant_id = tenant AND id IN (
      SELECT m.id FROM interactions i
      JOIN messages m ON m.tenant_id = tenant AND m.interaction_id = i.id
      WHERE i.tenant_id = tenant AND i.ended_at < cutoff AND m.at < cutoff AND m.status <> 'pending' LIMIT most);
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM attachments WHERE tenant_id = tenant AND id IN (
      SELECT a.id FROM interactions i
      JOIN attachments a ON a.tenant_id = tenant AND a.interaction_id = i.id
      WHERE i.tenant_id = tenant AND i.ended_at < cutoff AND a.created_at < cutoff LIMIT most);
    GET DIAGNOSTICS part = ROW_COUNT;
    gone := gone + part;
  WHEN 'explanations' THEN
    DELETE FROM routing_explanations WHERE tenant_id = tenant AND (interaction_id, id) IN (
      SELECT x.interaction_id, x.id FROM interactions i
      JOIN routing_explanations x ON x.tenant_id = tenant AND x.interaction_id = i.id
      WHERE i.tenant_id = tenant AND i.ended_at < cutoff AND x.at < cutoff LIMIT most);
    GET DIAGNOSTICS gone = ROW_COUNT;
  WHEN 'audit' THEN
    DELETE FROM audit_log WHERE tenant_id = tenant AND entry_id IN (
      SELECT entry_id FROM audit_log WHERE tenant_id = tenant AND at < cutoff ORDER BY at LIMIT most);
    GET DIAGNOSTICS gone = ROW_COUNT;
  WHEN 'recordings' THEN
    DELETE FROM pool_recorded_commands WHERE tenant_id = tenant AND (incarnation, number) IN (
      SELECT incarnation, number FROM pool_recorded_commands
      WHERE tenant_id = tenant AND at_millis < extract(epoch FROM cutoff) * 1000 LIMIT most);
    GET DIAGNOSTICS gone = ROW_COUNT;
    DELETE FROM pool_recordings WHERE tenant_id = tenant AND id IN (
      SELECT id FROM pool_recordings WHERE tenant_id = tenant AND until_at < cutoff LIMIT most);
    GET DIAGNOSTICS part = ROW_COUNT;
    gone := gone + part;
  END CASE;
  RETURN gone;
END
$$;
REVOKE ALL ON FUNCTION centrala_forget FROM PUBLIC;
GRANT EXECUTE ON FUNCTION centrala_forget TO centrala_app;
