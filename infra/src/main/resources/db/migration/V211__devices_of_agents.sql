-- What an agent talks with: the browser, or a telephone at an address.
ALTER TABLE users
  ADD COLUMN device_kind text NOT NULL DEFAULT 'browser',
  ADD COLUMN device_address text;
