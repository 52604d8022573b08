-- What a business allows itself when it calls out. verified_at: an operator has looked at the business.
CREATE TABLE outbound_rules (
  tenant_id uuid NOT NULL,
  version bigint NOT NULL,
  rules jsonb NOT NULL,
  verified_at timestamptz,
  PRIMARY KEY (tenant_id)
);
SELECT centrala_tenant_table('outbound_rules');

-- Calls out of the minute and of the day, counted one after another under the row's lock.
CREATE TABLE outbound_use (
  tenant_id uuid NOT NULL,
  minute timestamptz NOT NULL,
  minute_calls integer NOT NULL,
  day date NOT NULL,
  day_calls integer NOT NULL,
  PRIMARY KEY (tenant_id)
);
SELECT centrala_tenant_table('outbound_use');

-- Numbers that nobody of the business may call.
CREATE TABLE do_not_call (
  tenant_id uuid NOT NULL,
  number text NOT NULL,
  reason text,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, number)
);
SELECT centrala_tenant_table('do_not_call');

CREATE INDEX call_legs_outside ON call_legs (tenant_id, created_at) WHERE kind IN ('customer', 'outside');
