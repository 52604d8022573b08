-- How many contacts an agent has at most, in this order: voice, chat, message, mail, task, all together. What is not
-- there, or NULL, is as the tenant has it, and without limit where the tenant has none.
ALTER TABLE users ADD COLUMN limits integer[] NOT NULL DEFAULT '{}';

ALTER TABLE tenants
  ADD COLUMN limits integer[] NOT NULL DEFAULT '{}',
  ADD COLUMN seconds_per_priority integer NOT NULL DEFAULT 60,
  ADD COLUMN reject_cooldown_seconds integer NOT NULL DEFAULT 30,
  ADD COLUMN hold_seconds integer NOT NULL DEFAULT 60,
  ADD COLUMN interruptions jsonb NOT NULL DEFAULT
    '[{"by":"voice","interrupted":"chat"},{"by":"voice","interrupted":"message"},
      {"by":"voice","interrupted":"mail"},{"by":"voice","interrupted":"task"}]',
  ADD COLUMN presence_reasons jsonb NOT NULL DEFAULT
    '[{"state":"away","name":"break"},{"state":"away","name":"lunch"},
      {"state":"away","name":"meeting"},{"state":"away","name":"training"}]';
