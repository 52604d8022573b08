-- Files that customers and agents send. A file belongs to an interaction once a message names it.
CREATE TABLE attachments (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  uploaded_by text NOT NULL,
  interaction_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  content bytea NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
-- Most files are compressed already.
ALTER TABLE attachments ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX attachments_of_interaction ON attachments (tenant_id, interaction_id) WHERE interaction_id IS NOT NULL;
SELECT centrala_tenant_table('attachments');
