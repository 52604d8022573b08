package dev.centrala.infra.postgres.access;

import dev.centrala.core.events.Transactions;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.PgTx;
import dev.centrala.web.socket.CommandLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to commands in the table {@code agent_commands}. Whoever inserts a command's id carries
 * it out; when that node dies before it answers, the id is free again as soon as the others know,
 * and half a minute later at the latest.
 */
public final class PgCommandLog implements CommandLog {
  private static final Logger LOG = LoggerFactory.getLogger(PgCommandLog.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final Duration CARRYING_OUT = Duration.ofSeconds(30);

  private final Transactions transactions;
  private final InstantSource clock;
  private final String node;
  private final Supplier<Set<String>> nodes;

  /** What this node is carrying out. */
  private final Set<Command> running = ConcurrentHashMap.newKeySet();

  /**
   * How commands of this node ended that the database could not be told of: with this answer, or
   * without one when they were not carried out. Otherwise they would seem under way for as long as
   * a command may take.
   */
  private final Map<Command, End> untold = new ConcurrentHashMap<>();

  private record Command(TenantId tenant, UserId user, String id) {}

  /** What was claimed after it is another attempt. */
  private record End(Optional<String> answer, Instant at) {}

  /** {@code node} is this node's name, {@code nodes} are the names of all that are there now. */
  public PgCommandLog(
      Transactions transactions, InstantSource clock, String node, Supplier<Set<String>> nodes) {
    this.transactions = transactions;
    this.clock = clock;
    this.node = node;
    this.nodes = nodes;
  }

  @Override
  public Claim claim(TenantId tenant, UserId user, String commandId) {
    Command command = new Command(tenant, user, commandId);
    End ended = untold.get(command);
    if (ended != null && ended.answer().isPresent()) {
      return new Claim.Answered(ended.answer().get());
    }
    try {
      Claim claim = claim(command, ended != null);
      if (claim instanceof Claim.Fresh) {
        running.add(command);
        untold.remove(command);
      }
      return claim;
    } catch (RuntimeException unanswered) {
      // It may be claimed all the same.
      if (!running.contains(command)) {
        untold.put(command, new End(Optional.empty(), clock.instant()));
      }
      throw unanswered;
    }
  }

  /** {@code givenUp}: this node claimed it and does not carry it out. */
  private Claim claim(Command command, boolean givenUp) {
    Instant now = clock.instant();
    String[] there = nodes.get().toArray(String[]::new);
    return transactions.inTenant(
        command.tenant(),
        tx -> {
          int mine =
              PgTx.of(tx)
                  .update(
                      """
                      INSERT INTO agent_commands AS known (tenant_id, user_id, command_id, claimed_at, claimed_by)
                      VALUES ($1, $2, $3, $4, $7)
                      ON CONFLICT (tenant_id, user_id, command_id)
                      DO UPDATE SET claimed_at = EXCLUDED.claimed_at, claimed_by = EXCLUDED.claimed_by, result = NULL
                      WHERE known.claimed_at < $5
                        OR (known.result IS NULL AND (known.claimed_at < $6 OR known.claimed_by <> ALL ($8)
                          OR ($9 AND known.claimed_by = $7)))\
                      """,
                      command.tenant(),
                      command.user(),
                      command.id(),
                      now,
                      now.minus(REMEMBERED),
                      now.minus(CARRYING_OUT),
                      node,
                      there,
                      givenUp);
          return mine == 1
              ? new Claim.Fresh()
              : known(PgTx.of(tx), command.tenant(), command.user(), command.id());
        });
  }

  private static Claim known(PgTx tx, TenantId tenant, UserId user, String commandId) {
    @Nullable String frame =
        tx.row(
                """
                SELECT result AS frame FROM agent_commands
                WHERE tenant_id = $1 AND user_id = $2 AND command_id = $3\
                """,
                tenant,
                user,
                commandId)
            .map(row -> row.getString("frame"))
            .orElse(null);
    return frame == null ? new Claim.UnderWay() : new Claim.Answered(frame);
  }

  @Override
  public void answered(TenantId tenant, UserId user, String commandId, String frame) {
    ended(new Command(tenant, user, commandId), Optional.of(frame));
  }

  @Override
  public void release(TenantId tenant, UserId user, String commandId) {
    ended(new Command(tenant, user, commandId), Optional.empty());
  }

  private void ended(Command command, Optional<String> answer) {
    End end = new End(answer, clock.instant());
    untold.put(command, end);
    running.remove(command);
    try {
      tell(command, end);
    } catch (RuntimeException notYet) {
      LOG.debug("how command {} ended is told later: {}", command.id(), notYet.toString());
    }
  }

  /** Called now and then: tells what could not be told. */
  public void tellLate() {
    untold.forEach(this::tell);
  }

  private void tell(Command command, End end) {
    transactions.doInTenant(
        command.tenant(),
        tx -> {
          if (end.answer().isPresent()) {
            PgTx.of(tx)
                .update(
                    """
                    UPDATE agent_commands SET result = $4
                    WHERE tenant_id = $1 AND user_id = $2 AND command_id = $3\
                    """,
                    command.tenant(),
                    command.user(),
                    command.id(),
                    end.answer().get());
          } else {
            PgTx.of(tx)
                .update(
                    """
                    DELETE FROM agent_commands
                    WHERE tenant_id = $1 AND user_id = $2 AND command_id = $3 AND result IS NULL
                    AND claimed_by = $4 AND claimed_at <= $5\
                    """,
                    command.tenant(),
                    command.user(),
                    command.id(),
                    node,
                    end.at());
          }
        });
    untold.remove(command, end);
  }

  /** Called now and then: removes answers that nobody may ask for any more. */
  public void forgetOld() {
    Instant before = clock.instant().minus(REMEMBERED);
    List<TenantId> tenants =
        transactions.inDirectory(tx ->
            PgTx.of(tx)
                .rows(
                    "SELECT tenant FROM directory.tenants_with_old_commands($1) AS tenant", before)
                .stream()
                .map(row -> new TenantId(row.getUUID("tenant")))
                .toList());
    for (TenantId tenant : tenants) {
      transactions.doInTenant(
          tenant,
          tx ->
              PgTx.of(tx)
                  .update(
                      "DELETE FROM agent_commands WHERE tenant_id = $1 AND claimed_at < $2",
                      tenant,
                      before));
    }
  }
}
