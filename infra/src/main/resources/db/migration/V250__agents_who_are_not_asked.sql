-- An agent who has what they are chosen for at once, without an offer.
ALTER TABLE users ADD COLUMN auto_accept boolean NOT NULL DEFAULT false;
