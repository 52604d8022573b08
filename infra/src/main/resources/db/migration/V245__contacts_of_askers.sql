-- Contacts that are no customer's: an agent who has one asks a queue by them.
CREATE TABLE asking_contacts (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id)
);
SELECT centrala_tenant_table('asking_contacts');
INSERT INTO asking_contacts (tenant_id, interaction_id, asked_by)
SELECT c.tenant_id, c.contact_id, c.asked_by FROM call_consults c
JOIN interactions i ON i.tenant_id = c.tenant_id AND i.id = c.contact_id;
