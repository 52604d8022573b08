-- Audio of a tenant's own: names of files that flows and queues play.
CREATE TABLE sounds (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, id) REFERENCES attachments (tenant_id, id)
);
CREATE UNIQUE INDEX sounds_name ON sounds (tenant_id, lower(name));
SELECT centrala_tenant_table('sounds');

-- What is heard between the words of a queue; without one, the carrier's music.
ALTER TABLE queue_waits ADD COLUMN music_id uuid;
ALTER TABLE queue_waits ADD FOREIGN KEY (tenant_id, music_id) REFERENCES sounds (tenant_id, id);
CREATE INDEX queue_waits_music ON queue_waits (tenant_id, music_id) WHERE music_id IS NOT NULL;
