package dev.centrala.core.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.ConnectionId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.MessageId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.ThreadId;
import dev.centrala.core.tenant.limit.TenantLimits;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboundMessagesTest {
  private Instant now = Instant.parse("2026-01-05T10:00:00Z");
  private final List<Dispatch> due =
      Stream.generate(OutboundMessagesTest::dispatch).limit(6).toList();
  private final List<Dispatch> sent = new ArrayList<>();
  private final List<Dispatch> settled = new ArrayList<>();
  private final List<Dispatch> givenBack = new ArrayList<>();

  /** Another node claims what is held too long, and would send it as well. */
  @Test
  void whatASlowProviderLeavesNoTimeForIsGivenBackUnsent() {
    outbound(8).sendDue(TenantId.next());
    assertThat(sent).isEqualTo(due.subList(0, 3));
    assertThat(settled).isEqualTo(sent);
    assertThat(givenBack).isEqualTo(due.subList(3, 6));
  }

  @Test
  void allAreSentWhereTheProviderIsQuick() {
    outbound(1).sendDue(TenantId.next());
    assertThat(sent).isEqualTo(due);
    assertThat(givenBack).isEmpty();
  }

  private OutboundMessages outbound(int secondsEach) {
    MessageSender slow =
        new MessageSender() {
          @Override
          public SendResult send(TenantId tenant, Dispatch dispatch) {
            sent.add(dispatch);
            now = now.plusSeconds(secondsEach);
            return new SendResult.TryLater(1_000, "busy");
          }

          @Override
          public Optional<LookUp> lookUp(TenantId tenant, Dispatch dispatch) {
            return Optional.empty();
          }
        };
    return new OutboundMessages(new Direct(), store(), slow, null, unlimited(), () -> now);
  }

  private MessageStore store() {
    return proxy(
        MessageStore.class,
        Map.of(
            "claim", arguments -> due,
            "settle", arguments -> settled.add((Dispatch) arguments[1]),
            "giveBack", arguments -> givenBack.add((Dispatch) arguments[1])));
  }

  private static TenantLimits unlimited() {
    return proxy(
        TenantLimits.class,
        Map.of("takeUpTo", arguments -> arguments[2], "giveBack", arguments -> null));
  }

  private static <T> T proxy(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = answers.get(method.getName()).apply(arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }

  private static Dispatch dispatch() {
    Message message =
        new Message(
            MessageId.next(),
            InteractionId.next(),
            ThreadId.next(),
            false,
            new Author(Author.Kind.AGENT, null, "Ana"),
            "Hello",
            List.of(),
            null,
            MessageStatus.PENDING,
            null,
            null,
            0,
            Instant.EPOCH);
    return new Dispatch(message, ConnectionId.next(), "+1", "+2", 1, false, Instant.EPOCH);
  }

  /** Work without a database. */
  private static final class Direct implements Transactions {
    @Override
    public <T> T inTenant(TenantId tenant, Function<Tx, T> work) {
      return work.apply(null);
    }

    @Override
    public <T> T inDirectory(Function<DirectoryTx, T> work) {
      return work.apply(null);
    }
  }
}
