package dev.centrala.connectors.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps accounts, numbers and opt-outs over a restart, so that a demo's webhooks stay registered.
 * Messages are not kept.
 */
final class StateFile {
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

  private final @Nullable Path file;

  StateFile(@Nullable Path file) {
    this.file = file;
  }

  synchronized void write(CarrierBook book) {
    if (file == null) {
      return;
    }
    JsonArray accounts = new JsonArray();
    book.accounts().forEach(a -> accounts.add(account(a)));
    JsonArray numbers = new JsonArray();
    book.numbers().forEach(n -> numbers.add(number(n)));
    JsonArray blocks = new JsonArray();
    book.blocks().forEach(b -> blocks.add(new JsonArray().add(b.number()).add(b.customer())));
    JsonObject state =
        new JsonObject().put("accounts", accounts).put("numbers", numbers).put("blocks", blocks);
    try {
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(written, state.encodePrettily());
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      LOG.warn("The sandbox carrier cannot keep its state in {}", file, unwritable);
    }
  }

  void readInto(CarrierBook book) {
    if (file == null || !Files.exists(file)) {
      return;
    }
    try {
      JsonObject state = new JsonObject(Files.readString(file));
      for (Object entry : state.getJsonArray("accounts")) {
        JsonObject json = (JsonObject) entry;
        book.putAccount(
            new CarrierAccount(
                json.getString("sid"),
                json.getString("authToken"),
                json.getString("friendlyName"),
                json.getInstant("createdAt"),
                CarrierAccount.OptOut.valueOf(json.getString("optOut"))));
      }
      for (Object entry : state.getJsonArray("numbers")) {
        book.putNumber(number((JsonObject) entry));
      }
      for (Object entry : state.getJsonArray("blocks")) {
        JsonArray pair = (JsonArray) entry;
        book.block(pair.getString(0), pair.getString(1));
      }
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("The sandbox carrier begins anew: {} is not readable", file, unreadable);
    }
  }

  private static JsonObject account(CarrierAccount account) {
    return new JsonObject()
        .put("sid", account.sid())
        .put("authToken", account.authToken())
        .put("friendlyName", account.friendlyName())
        .put("createdAt", account.createdAt())
        .put("optOut", account.optOut().name());
  }

  private static JsonObject number(CarrierNumber number) {
    JsonObject settings = new JsonObject();
    number.settings().forEach(settings::put);
    return new JsonObject()
        .put("accountSid", number.accountSid())
        .put("sid", number.sid())
        .put("phoneNumber", number.phoneNumber())
        .put("settings", settings)
        .put("createdAt", number.createdAt());
  }

  private static CarrierNumber number(JsonObject json) {
    Map<String, String> settings = new TreeMap<>();
    JsonObject kept = json.getJsonObject("settings");
    kept.fieldNames().forEach(name -> settings.put(name, kept.getString(name)));
    Instant created = json.getInstant("createdAt");
    return new CarrierNumber(
        json.getString("accountSid"),
        json.getString("sid"),
        json.getString("phoneNumber"),
        settings,
        created,
        created);
  }
}
