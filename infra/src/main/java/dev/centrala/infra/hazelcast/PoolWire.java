package dev.centrala.infra.hazelcast;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import dev.centrala.core.routing.pool.PoolCommand;
import dev.centrala.core.routing.pool.PoolQuery;
import dev.centrala.core.routing.pool.RoutingPool;
import dev.centrala.core.routing.pool.SequencedPool;

/**
 * How pools and what is said to them travel between members, and what two members must share for
 * it: their messages to speak of a pool, and their rules and its image to keep one together.
 */
final class PoolWire implements DataSerializableFactory {
  static final int FACTORY_ID = 7301;
  static final int ENTRY = 1;
  static final int SUBMISSION = 2;
  static final int APPLICATION = 3;
  static final int ENROLMENT = 4;
  static final int INSTALLATION = 5;
  static final int QUESTION = 6;
  static final int RESPONSE = 7;
  static final int REMOVAL = 8;

  static final RecordCodec<PoolCommand> COMMANDS = new RecordCodec<>(PoolCommand.class);
  static final RecordCodec<PoolQuery> QUERIES = new RecordCodec<>(PoolQuery.class);
  static final RecordCodec<PoolResponse> RESPONSES = new RecordCodec<>(PoolResponse.class);
  static final RecordCodec<SequencedPool.Image> IMAGES =
      new RecordCodec<>(SequencedPool.Image.class);

  /** The layout of what is said to a pool and of its answers. */
  static final String MESSAGES =
      String.join("-", COMMANDS.fingerprint(), QUERIES.fingerprint(), RESPONSES.fingerprint());

  /** The rules, the layout of a pool and its messages: owner and backup of a pool have the same. */
  static final String VERSION =
      String.join(
          "-", Integer.toString(RoutingPool.rulesVersion()), IMAGES.fingerprint(), MESSAGES);

  @Override
  public IdentifiedDataSerializable create(int typeId) {
    return switch (typeId) {
      case ENTRY -> new PoolEntry();
      case SUBMISSION -> new PoolSubmission();
      case APPLICATION -> new PoolApplication();
      case ENROLMENT -> new PoolEnrolment();
      case INSTALLATION -> new PoolInstallation();
      case QUESTION -> new PoolQuestion();
      case RESPONSE -> new PoolResponseData();
      case REMOVAL -> new PoolRemoval();
      default -> throw new IllegalArgumentException("no type " + typeId);
    };
  }
}
