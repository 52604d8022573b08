-- What one chat has uploaded so far.
CREATE INDEX attachments_of_uploader ON attachments (tenant_id, uploaded_by);
