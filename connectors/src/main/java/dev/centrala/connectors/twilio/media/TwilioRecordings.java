package dev.centrala.connectors.twilio.media;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.control.ApiTrouble;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.core.recording.CarrierRecordings;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;
import java.util.Optional;

/** The recordings of an account at Twilio: their state, their sound, their end. */
public final class TwilioRecordings implements CarrierRecordings {
  private final TwilioConnections connections;
  private final TwilioClients clients;
  private final MediaClient media;

  public TwilioRecordings(TwilioConnections connections, TwilioClients clients, MediaClient media) {
    this.connections = connections;
    this.clients = clients;
    this.media = media;
  }

  @Override
  public Sound fetch(TenantId tenant, Recording recording) {
    String sid = recording.providerId();
    Optional<ConnectionAccess> access = access(tenant, recording);
    if (sid == null || access.isEmpty()) {
      return new Sound.Gone();
    }
    URI url =
        URI.create(
            "%s/2010-04-01/Accounts/%s/Recordings/%s.wav?RequestedChannels=%d"
                .formatted(
                    TwilioApi.baseUrl(access.get()),
                    access.get().account(),
                    sid,
                    recording.channels()));
    return media.openSound(access.get(), url);
  }

  @Override
  public boolean delete(TenantId tenant, Recording recording) {
    String sid = recording.providerId();
    Optional<ConnectionAccess> access = access(tenant, recording);
    if (sid == null || access.isEmpty()) {
      return true;
    }
    try {
      return com.twilio.rest.api.v2010.account.Recording.deleter(sid)
          .delete(clients.client(access.get()));
    } catch (ApiException verdict) {
      return isGone(verdict);
    } catch (ApiTrouble | TwilioException noAnswer) {
      return false;
    }
  }

  @Override
  public Optional<Standing> ask(TenantId tenant, Recording recording) {
    String sid = recording.providerId();
    Optional<ConnectionAccess> access = access(tenant, recording);
    if (sid == null || access.isEmpty()) {
      return Optional.of(new Standing.Absent());
    }
    try {
      var found =
          com.twilio.rest.api.v2010.account.Recording.fetcher(sid)
              .fetch(clients.client(access.get()));
      return Optional.of(standing(found));
    } catch (ApiException verdict) {
      return isGone(verdict) ? Optional.of(new Standing.Absent()) : Optional.empty();
    } catch (ApiTrouble | TwilioException noAnswer) {
      return Optional.empty();
    }
  }

  private static Standing standing(com.twilio.rest.api.v2010.account.Recording found) {
    String seconds = found.getDuration();
    return switch (found.getStatus()) {
      case COMPLETED ->
          new Standing.Ended(
              seconds != null && seconds.matches("[0-9]{1,8}") ? Integer.parseInt(seconds) : 0);
      case ABSENT, DELETED -> new Standing.Absent();
      case null, default -> new Standing.Running();
    };
  }

  private static boolean isGone(ApiException verdict) {
    return Integer.valueOf(404).equals(verdict.getStatusCode());
  }

  private Optional<ConnectionAccess> access(TenantId tenant, Recording recording) {
    return connections.find(recording.connection()).filter(c -> c.tenant().equals(tenant));
  }
}
