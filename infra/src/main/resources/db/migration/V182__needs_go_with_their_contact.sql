-- What a contact asked for is of no use once it is over, however it ended.
CREATE FUNCTION centrala_forget_needs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM contact_needs WHERE tenant_id = NEW.tenant_id AND interaction_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER needs_go_with_their_contact AFTER UPDATE OF ended_at ON interactions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION centrala_forget_needs();
