package dev.centrala.connectors.twilio.media;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Recording.Status;
import com.twilio.rest.api.v2010.account.call.Recording.Source;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.connectors.twilio.TwilioConnections;
import dev.centrala.connectors.twilio.control.ApiTrouble;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.core.recording.CarrierRecordings;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.shared.LegId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.tenant.ConnectionAccess;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The recordings of an account at Twilio: their state, their sound, their end. */
public final class TwilioRecordings implements CarrierRecordings {
  private final TwilioConnections connections;
  private final TwilioClients clients;
  private final MediaClient media;
  private final Lines lines;

  public TwilioRecordings(
      TwilioConnections connections, TwilioClients clients, MediaClient media, Lines lines) {
    this.lines = lines;
    this.connections = connections;
    this.clients = clients;
    this.media = media;
  }

  /** What Twilio calls our lines. */
  @FunctionalInterface
  public interface Lines {
    Optional<String> sid(TenantId tenant, LegId leg);
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
    if (access.isEmpty()) {
      return Optional.of(new Standing.Absent());
    }
    if (sid == null) {
      return message(tenant, recording, access.get());
    }
    try {
      var found =
          com.twilio.rest.api.v2010.account.Recording.fetcher(sid)
              .fetch(clients.client(access.get()));
      return Optional.of(standing(sid, found.getStatus(), found.getDuration()));
    } catch (ApiException verdict) {
      return isGone(verdict) ? Optional.of(new Standing.Absent()) : Optional.empty();
    } catch (ApiTrouble | TwilioException noAnswer) {
      return Optional.empty();
    }
  }

  /** The newest message of its line; the line has none where its caller said nothing. */
  private Optional<Standing> message(TenantId tenant, Recording message, ConnectionAccess access) {
    Optional<String> line = lines.sid(tenant, message.leg());
    if (line.isEmpty()) {
      return Optional.of(new Standing.Absent());
    }
    try {
      var all =
          com.twilio.rest.api.v2010.account.call.Recording.reader(line.get())
              .read(clients.client(access));
      for (var each : all) {
        if (each.getSource() == Source.RECORD_VERB) {
          return Optional.of(
              standing(
                  each.getSid(), Status.forValue(each.getStatus().toString()), each.getDuration()));
        }
      }
      return Optional.of(new Standing.Absent());
    } catch (ApiException verdict) {
      return isGone(verdict) ? Optional.of(new Standing.Absent()) : Optional.empty();
    } catch (ApiTrouble | TwilioException noAnswer) {
      return Optional.empty();
    }
  }

  private static Standing standing(String sid, Status status, @Nullable String seconds) {
    return switch (status) {
      case COMPLETED ->
          new Standing.Ended(
              sid,
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
