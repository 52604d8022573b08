package dev.centrala.infra.node;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.centrala.core.audit.AuditEntry;
import dev.centrala.core.audit.AuditLine;
import dev.centrala.core.audit.AuditLog;
import dev.centrala.core.events.Tx;
import dev.centrala.core.routing.Queue;
import dev.centrala.core.routing.RoutingChanges;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.ConnectionProbe;
import dev.centrala.core.tenant.ConnectionProbes;
import dev.centrala.core.tenant.FlowLookup;
import dev.centrala.core.tenant.WebhookState;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.postgres.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Set-up wired as in a node, with a provider that remembers what it was asked. */
final class SetUpFixture {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  /** For tests that do not look at the audit log. */
  static final AuditLog NO_AUDIT =
      new AuditLog() {
        @Override
        public void append(Tx tx, AuditEntry entry) {}

        @Override
        public Page<AuditLine> list(Tx tx, PageRequest page) {
          return new Page<>(List.of(), null);
        }
      };

  final List<String> changes = new CopyOnWriteArrayList<>();
  final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  final List<String> registered = new CopyOnWriteArrayList<>();
  final ObjectMapper json = mapper();
  final SetUpParts parts;

  SetUpFixture(TestDatabase database) {
    SealedSecrets secrets = new SealedSecrets(new MasterKey(List.of(new byte[32])));
    parts =
        new SetUpParts(
            new Ground(
                database.transactions(),
                new RememberedAudit(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                secrets),
            new SetUpParts.Neighbours(
                new RememberedChanges(),
                new NoFlows(),
                new ConnectionProbes(
                    List.of(new PlayedProvider()), (host, port) -> host.equals("127.0.0.1")),
                tx -> ZONE),
            json,
            URI.create("https://centrala.example"));
  }

  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  private final class RememberedAudit implements AuditLog {
    @Override
    public void append(Tx tx, AuditEntry entry) {
      tx.afterCommit(() -> audited.add(entry));
    }

    @Override
    public Page<AuditLine> list(Tx tx, PageRequest page) {
      return new Page<>(List.of(), null);
    }
  }

  private final class RememberedChanges implements RoutingChanges {
    @Override
    public void queueChanged(TenantId tenant, Queue queue) {
      changes.add("queue " + queue.name() + " v" + queue.version());
    }

    @Override
    public void queueRemoved(TenantId tenant, Queue queue) {
      changes.add("no queue " + queue.name());
    }

    @Override
    public void skillChanged(TenantId tenant, SkillId skill) {
      changes.add("skill");
    }

    @Override
    public void hoursChanged(TenantId tenant, HoursId hours) {
      changes.add("hours");
    }

    @Override
    public void groupChanged(TenantId tenant, AgentGroupId group, Collection<UserId> moved) {
      changes.add("group, " + moved.size() + " moved");
    }
  }

  private static final class NoFlows implements FlowLookup {
    @Override
    public boolean exists(Tx tx, FlowId flow) {
      return false;
    }

    @Override
    public Optional<HoursId> hoursOf(Tx tx, FlowId flow) {
      return Optional.empty();
    }
  }

  private final class PlayedProvider implements ConnectionProbe {
    @Override
    public String provider() {
      return "twilio";
    }

    @Override
    public boolean ownsHost(String host) {
      return host.equals("api.provider.example");
    }

    @Override
    public void checkCredentials(String account, String secret) {
      if (!account.startsWith("AC") || secret.isEmpty()) {
        throw RefusedException.invalid("/credentials/accountSid", "is no account");
      }
    }

    @Override
    public Tested test(ConnectionAccess access) {
      boolean right = access.secret().equals("right-token");
      return new Tested(right, right ? "It answers." : "It refuses the token.");
    }

    @Override
    public List<ProviderNumber> numbers(ConnectionAccess access) {
      return List.of(new ProviderNumber("+40312345678", "PN1", true, false, true));
    }

    @Override
    public WebhookState registerWebhooks(ConnectionAccess access, Channel channel, String number) {
      registered.add(number + " at " + access.webhookBaseUrl());
      return number.endsWith("0") ? WebhookState.failed("no such number") : WebhookState.REGISTERED;
    }
  }
}
