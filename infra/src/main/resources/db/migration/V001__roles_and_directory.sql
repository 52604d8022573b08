-- Two roles without login. The application's login is a member of centrala_app: it owns nothing and is bound by row level
-- security. centrala_directory owns the few functions that look across tenants and answer with ids only.
DO $$
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'centrala_app') THEN
      CREATE ROLE centrala_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'centrala_directory') THEN
      CREATE ROLE centrala_directory NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  -- Who creates a role may grant it, but becomes it only when granted.
  IF NOT pg_has_role(current_user, 'centrala_directory', 'SET') THEN
    EXECUTE format('GRANT centrala_directory TO %I', current_user);
  END IF;
END
$$;

-- What is needed before the tenant is known: ids and hashes, no row level security.
CREATE SCHEMA directory;
GRANT USAGE ON SCHEMA directory TO centrala_app;
GRANT USAGE, CREATE ON SCHEMA directory TO centrala_directory;
GRANT USAGE ON SCHEMA public TO centrala_app, centrala_directory;

-- Makes a table a tenant's: only rows of the transaction's tenant exist for the application. SET LOCAL leaves '' behind, not NULL.
CREATE FUNCTION centrala_tenant_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', table_name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', table_name);
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %s USING (tenant_id = NULLIF(current_setting(''app.tenant'', true), '''')::uuid)',
    table_name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO centrala_app', table_name);
END
$$;

-- A tenant's table whose rows, once written, stay as they are.
CREATE FUNCTION centrala_append_only_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM centrala_tenant_table(table_name);
  EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM centrala_app', table_name);
END
$$;

-- Lets the functions of the directory read a tenant's table, to find out which tenants have work due there.
CREATE FUNCTION centrala_directory_reads(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT SELECT ON %s TO centrala_directory', table_name);
  EXECUTE format('CREATE POLICY directory_looks ON %s FOR SELECT TO centrala_directory USING (true)', table_name);
END
$$;
REVOKE ALL ON FUNCTION centrala_tenant_table, centrala_append_only_table, centrala_directory_reads FROM PUBLIC;
