-- A new master key seals anew what the old one sealed; the application may change the seal of a signing key and nothing
-- else of it.
GRANT UPDATE (sealed_private_key) ON directory.signing_keys TO centrala_app;

CREATE FUNCTION directory.tenants_with_seals() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT tenant_id FROM tenants
  UNION SELECT tenant_id FROM outgoing_mails WHERE sealed_content IS NOT NULL
$$;
ALTER FUNCTION directory.tenants_with_seals OWNER TO centrala_directory;
REVOKE ALL ON FUNCTION directory.tenants_with_seals FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.tenants_with_seals TO centrala_app;
