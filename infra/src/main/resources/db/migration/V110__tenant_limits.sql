-- What was agreed on with a tenant instead of the defaults. Only the owner of the database writes here; the application reads.
CREATE TABLE directory.limit_overrides (
  tenant_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('requests', 'messagesIn', 'messagesOut', 'interactions', 'agentSockets', 'chatSockets')),
  amount int NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (tenant_id, kind)
);
GRANT SELECT ON directory.limit_overrides TO centrala_app;

-- The part of a rate that no node has leased, and when a refusal was last written to the audit log. Its row lock puts the
-- nodes that lease of one budget in order.
CREATE TABLE directory.limit_budgets (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  tokens double precision NOT NULL,
  refreshed_at timestamptz NOT NULL,
  audited_at timestamptz,
  PRIMARY KEY (tenant_id, kind)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON directory.limit_budgets TO centrala_app;

-- What each node holds of a budget; counts until its end, whether or not the node still lives.
CREATE TABLE directory.limit_leases (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  node text NOT NULL,
  held int NOT NULL,
  used int NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, kind, node)
);
CREATE INDEX limit_leases_by_end ON directory.limit_leases (until);
GRANT SELECT, INSERT, UPDATE, DELETE ON directory.limit_leases TO centrala_app;
