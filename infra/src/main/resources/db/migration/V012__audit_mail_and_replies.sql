CREATE TABLE audit_log (
  tenant_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  detail jsonb NOT NULL,
  PRIMARY KEY (tenant_id, entry_id)
);
SELECT centrala_append_only_table('audit_log');

-- Mail on its way out. Text and links are sealed, since a link is a key; they are dropped once the mail is sent.
CREATE TABLE outgoing_mails (
  tenant_id uuid NOT NULL,
  mail_id uuid NOT NULL,
  recipient text NOT NULL,
  sealed_content bytea,
  state text NOT NULL CHECK (state IN ('pending', 'sent', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  last_error text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, mail_id)
);
CREATE INDEX due_mails ON outgoing_mails (next_attempt_at) WHERE state = 'pending';
CREATE INDEX mails_by_recipient ON outgoing_mails (recipient, created_at);
CREATE INDEX mails_by_time ON outgoing_mails (created_at);
SELECT centrala_tenant_table('outgoing_mails');
SELECT centrala_directory_reads('outgoing_mails');

CREATE FUNCTION directory.tenants_with_due_mail(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT tenant_id FROM (
    SELECT tenant_id FROM outgoing_mails WHERE state = 'pending' AND next_attempt_at <= at
    ORDER BY next_attempt_at LIMIT 500) due
$$;

-- For the mailbox page of the demo: the tenants of the newest mails, to one address or to all.
CREATE FUNCTION directory.tenants_with_mail_to(address text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT tenant_id FROM (
    SELECT tenant_id FROM outgoing_mails WHERE address IS NULL OR recipient = address
    ORDER BY created_at DESC LIMIT 200) newest
$$;

-- The answers to requests that came with an Idempotency-Key, sealed because they may show a secret once.
CREATE TABLE idempotent_replies (
  tenant_id uuid NOT NULL,
  caller_id uuid NOT NULL,
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  begun_at timestamptz NOT NULL,
  sealed_reply bytea,
  PRIMARY KEY (tenant_id, caller_id, key_hash)
);
CREATE INDEX idempotent_replies_by_time ON idempotent_replies (begun_at);
SELECT centrala_tenant_table('idempotent_replies');
SELECT centrala_directory_reads('idempotent_replies');

CREATE FUNCTION directory.tenants_with_replies_before(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT tenant_id FROM (SELECT tenant_id FROM idempotent_replies WHERE begun_at < at LIMIT 2000) old
$$;

ALTER FUNCTION directory.tenants_with_due_mail OWNER TO centrala_directory;
ALTER FUNCTION directory.tenants_with_mail_to OWNER TO centrala_directory;
ALTER FUNCTION directory.tenants_with_replies_before OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_due_mail, directory.tenants_with_mail_to, directory.tenants_with_replies_before FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_due_mail, directory.tenants_with_mail_to, directory.tenants_with_replies_before TO centrala_app;
