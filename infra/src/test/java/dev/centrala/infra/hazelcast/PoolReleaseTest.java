package dev.centrala.infra.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.nio.ObjectDataOutput;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.PoolReply;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.pool.SequencedPool;
import dev.centrala.core.shared.TenantId;
import java.io.IOException;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What members do with pools, and with what is said to them, of another release. */
@Timeout(120)
class PoolReleaseTest {
  private static final String OTHER = "another release's";

  private final TenantId tenant = new TenantId(new UUID(6, 6));
  private final Ledger ledger = new Ledger(2);
  private final InternalSerializationService serialization =
      new DefaultSerializationServiceBuilder()
          .addDataSerializableFactory(PoolWire.FACTORY_ID, new PoolWire())
          .build();

  /** Writes the fields of a processor as another release has them. */
  private interface Fields {
    void writeTo(ObjectDataOutput out) throws IOException;
  }

  @Test
  void aPoolThatAnotherReleaseLeftIsBuiltAnew() {
    ledger.queue(FloorFacts.contact(1));
    try (PoolNodes nodes = new PoolNodes(2, ledger, (t, reply) -> {})) {
      PoolEntry left = new PoolEntry(OTHER, 0, new byte[] {1, 2, 3});
      nodes.node(0).member().getMap(PoolMap.NAME).set(tenant.value(), left);

      PoolReply reply = nodes.node(1).host().submit(tenant, new PoolCommand.Tick());

      assertThat(reply.incarnation()).isEqualTo(1);
      assertThat(ledger.incarnations()).isEqualTo(1);
    }
  }

  @Test
  void whatIsSaidInTheMessagesOfAnotherReleaseIsFenced() throws IOException {
    PoolSubmission command =
        read(
            new PoolSubmission(),
            out -> {
              out.writeString(OTHER);
              out.writeLong(1);
              out.writeLong(2);
              out.writeLong(3);
              out.writeByteArray(new byte[] {9});
            });
    PoolQuestion question =
        read(
            new PoolQuestion(),
            out -> {
              out.writeString(OTHER);
              out.writeByteArray(new byte[] {9});
            });
    PoolEnrolment enrolment =
        read(
            new PoolEnrolment(),
            out -> {
              out.writeString(OTHER);
              out.writeLong(1);
            });
    PoolResponse fenced = new PoolResponse.Fenced(PoolWire.VERSION, OTHER);
    assertThat(command.process(entry(pool()), PoolMember.of(null))).isEqualTo(fenced);
    assertThat(question.process(entry(pool()), PoolMember.of(null))).isEqualTo(fenced);
    assertThat(enrolment.process(entry(pool()), PoolMember.of(null))).isEqualTo(fenced);
  }

  /** The rules are the owner's; who only speaks to a pool need not have the same. */
  @Test
  void messagesDoNotNameTheRules() throws IOException {
    PoolQuestion question =
        read(
            new PoolQuestion(),
            out -> {
              out.writeString(PoolWire.MESSAGES);
              out.writeByteArray(PoolWire.QUERIES.toBytes(new PoolQuery.Live()));
            });
    assertThat(question.process(entry(pool()), PoolMember.of(null)))
        .isInstanceOf(PoolResponse.Answered.class);
    assertThat(PoolWire.MESSAGES).isNotEqualTo(PoolWire.VERSION);
  }

  @Test
  void aBackupThatHasOtherRulesGivesUpItsCopy() throws IOException {
    PoolApplication change =
        read(
            new PoolApplication(),
            out -> {
              out.writeString(OTHER);
              out.writeLong(1);
              out.writeLong(2);
              out.writeLong(3);
              out.writeLong(4);
              out.writeByteArray(new byte[] {9});
            });
    Map.Entry<UUID, PoolEntry> held = entry(pool());
    assertThat(change.process(held, PoolMember.of(null))).isNull();
    assertThat(held.getValue()).isNull();
  }

  private PoolEntry pool() {
    return new PoolEntry(
        new SequencedPool(RoutingPool.rebuilt(ledger.read(tenant), System.currentTimeMillis())));
  }

  private Map.Entry<UUID, PoolEntry> entry(PoolEntry pool) {
    return new SimpleEntry<>(tenant.value(), pool);
  }

  private <P extends PoolProcessor> P read(P processor, Fields fields) throws IOException {
    var out = serialization.createObjectDataOutput();
    fields.writeTo(out);
    processor.readData(serialization.createObjectDataInput(out.toByteArray()));
    return processor;
  }
}
