package dev.centrala.connectors.twilio.control;

import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;

/**
 * Public, unguessable, short-lived addresses under which Twilio fetches the attachments of an
 * outgoing message.
 */
public interface MediaLinks {
  URI link(ConnectionAccess connection, Attachment attachment);
}
