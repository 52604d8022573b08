-- mode: how a supervisor's line takes part (listen, whisper, barge).
ALTER TABLE call_legs ADD COLUMN mode text;
-- What supervisors of the tenant may do with calls that go on.
ALTER TABLE tenants ADD COLUMN supervision text[] NOT NULL DEFAULT '{listen,whisper,barge,takeOver}';
