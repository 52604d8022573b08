-- How much money calls out may take in a day, and what a minute is taken to cost.
ALTER TABLE outbound_rules ADD COLUMN spend jsonb;
