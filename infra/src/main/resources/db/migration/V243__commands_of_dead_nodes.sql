-- Which node carries a command out: when it is gone, its command need not wait for the claim's time.
ALTER TABLE agent_commands ADD COLUMN claimed_by text;
