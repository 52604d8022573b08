-- Until when a number was looked at for messages that no webhook brought; a restart goes on from there.
CREATE TABLE missed_message_looks (
  tenant_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  number text NOT NULL,
  looked_until timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, connection_id, number),
  FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE
);
SELECT centrala_tenant_table('missed_message_looks');
