-- Whoever of a queue is asked is offered a contact of their own; contact_id is that contact.
ALTER TABLE call_consults ADD COLUMN contact_id uuid;
CREATE INDEX call_consults_contact ON call_consults (tenant_id, contact_id) WHERE contact_id IS NOT NULL;
