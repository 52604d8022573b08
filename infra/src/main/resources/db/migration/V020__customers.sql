CREATE TABLE customers (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text,
  attributes jsonb NOT NULL,
  merged_into uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX customers_merged ON customers (tenant_id, merged_into) WHERE merged_into IS NOT NULL;
SELECT centrala_tenant_table('customers');

-- An identity belongs to one profile at a time.
CREATE TABLE customer_identities (
  tenant_id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  customer_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, kind, value),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id)
);
CREATE INDEX customer_identities_customer ON customer_identities (tenant_id, customer_id);
SELECT centrala_tenant_table('customer_identities');

CREATE TABLE customer_merges (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kept uuid NOT NULL,
  merged_away uuid NOT NULL,
  moved jsonb NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
SELECT centrala_tenant_table('customer_merges');
