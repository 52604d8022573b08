-- Whom the agent of a call asks, or sends its customer to; one at a time. stage: asking, handing, blind, alone.
CREATE TABLE call_consults (
  tenant_id uuid NOT NULL,
  interaction_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  leg_id uuid,
  to_kind text NOT NULL,
  to_id uuid,
  to_name text NOT NULL,
  stage text NOT NULL,
  PRIMARY KEY (tenant_id, interaction_id)
);
SELECT centrala_tenant_table('call_consults');
