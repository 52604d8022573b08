-- What of each agent's budget is given out, and to how many contacts, by medium in this order: voice, chat, message,
-- mail, task. One row for each agent, so that one conditional statement can judge them together. What is in hand now
-- is counted anew by the first sweep.
ALTER TABLE agent_loads DROP COLUMN used;
ALTER TABLE agent_loads
  ADD COLUMN used integer[] NOT NULL DEFAULT '{0,0,0,0,0}' CHECK (array_length(used, 1) = 5 AND 0 <= ALL (used)),
  ADD COLUMN held integer[] NOT NULL DEFAULT '{0,0,0,0,0}' CHECK (array_length(held, 1) = 5 AND 0 <= ALL (held));
