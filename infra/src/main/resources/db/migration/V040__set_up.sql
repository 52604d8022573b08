-- What a tenant sets up. Versions count changes; names are unique within a tenant, whatever their case.
CREATE TABLE skills (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX skills_name ON skills (tenant_id, lower(name));
SELECT centrala_tenant_table('skills');

CREATE TABLE business_hours (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  weekly jsonb NOT NULL,
  holidays jsonb NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX business_hours_name ON business_hours (tenant_id, lower(name));
SELECT centrala_tenant_table('business_hours');

CREATE TABLE wrap_up_codes (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX wrap_up_codes_name ON wrap_up_codes (tenant_id, lower(name));
SELECT centrala_tenant_table('wrap_up_codes');

CREATE TABLE canned_responses (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  shortcut text NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX canned_responses_shortcut ON canned_responses (tenant_id, lower(shortcut));
SELECT centrala_tenant_table('canned_responses');

CREATE TABLE queues (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  version bigint NOT NULL,
  name text NOT NULL,
  priority integer NOT NULL,
  service_level_seconds integer NOT NULL,
  service_level_percent integer NOT NULL,
  requirements jsonb NOT NULL,
  relaxations jsonb NOT NULL,
  selection text NOT NULL,
  offer_timeout_seconds integer NOT NULL,
  wrap_up_mode text NOT NULL,
  wrap_up_seconds integer NOT NULL,
  hours_id uuid,
  members uuid[] NOT NULL,
  closed boolean NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, hours_id) REFERENCES business_hours (tenant_id, id)
);
CREATE UNIQUE INDEX queues_name ON queues (tenant_id, lower(name));
CREATE INDEX queues_hours ON queues (tenant_id, hours_id) WHERE hours_id IS NOT NULL;
SELECT centrala_tenant_table('queues');

-- Which skills a queue names anywhere in its requirements, so that a skill in use cannot be deleted.
CREATE TABLE queue_skills (
  tenant_id uuid NOT NULL,
  queue_id uuid NOT NULL,
  skill_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, queue_id, skill_id),
  FOREIGN KEY (tenant_id, queue_id) REFERENCES queues (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, skill_id) REFERENCES skills (tenant_id, id)
);
CREATE INDEX queue_skills_skill ON queue_skills (tenant_id, skill_id);
SELECT centrala_tenant_table('queue_skills');
