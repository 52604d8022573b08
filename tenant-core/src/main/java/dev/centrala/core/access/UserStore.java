package dev.centrala.core.access;

import dev.centrala.core.events.DirectoryTx;
import dev.centrala.core.events.Tx;
import dev.centrala.core.shared.Page;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users of the transaction's tenant, and the directory of mail addresses, which is kept in step
 * in the same transaction.
 */
public interface UserStore {
  /** A conflict when the tenant has a user with the address. */
  void insert(Tx tx, User user, @Nullable String passwordHash);

  Optional<User> find(Tx tx, UserId id);

  default User get(Tx tx, UserId id) {
    return find(tx, id).orElseThrow(() -> RefusedException.notFound("user"));
  }

  Optional<Credentials> credentials(Tx tx, UserId id);

  boolean hasAddress(Tx tx, MailAddress address);

  /** In the order of their ids, which is that of their creation. */
  Page<User> list(Tx tx, PageRequest page);

  /**
   * Name, roles, status and agent, with the version raised by one; refuses as stale unless the row
   * has {@code expectedVersion}.
   */
  User update(Tx tx, User user, long expectedVersion);

  void setPassword(Tx tx, UserId id, String passwordHash);

  /** Another hash of the same password; without effect unless the present one is {@code from}. */
  void replacePasswordHash(Tx tx, UserId id, String from, String to);

  /**
   * The active owners, locked until the end of the transaction, so that two changes cannot each
   * spare the other's owner.
   */
  List<UserId> lockActiveOwners(Tx tx);

  Map<String, Object> preferences(Tx tx, UserId id);

  void setPreferences(Tx tx, UserId id, Map<String, Object> preferences);

  /** The accounts with the address in all tenants, oldest first. */
  List<Account> accounts(DirectoryTx tx, MailAddress address);

  /**
   * Whether any tenant has a user with the address; locks the address until the end of the
   * transaction.
   */
  boolean lockAddress(Tx tx, MailAddress address);
}
