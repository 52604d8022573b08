package dev.centrala.infra.node;

import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.MasterKeyFile;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.Migrations;
import dev.centrala.infra.postgres.rotation.Resealing;
import dev.centrala.infra.replay.ReplayCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the program does instead of starting a node: {@code migrate} brings the database forward,
 * {@code probe URL…} asks whether addresses answer with 200, {@code replay FILE} replays a
 * recording of routing and tells of one contact with {@code --contact ID}, {@code what-if FILE}
 * plays the past under another set-up, {@code rotate} seals all secrets anew under the newest
 * master key, {@code verify TENANT} notes that somebody has looked at a business, which may then
 * call out as much as its own rules say.
 */
final class Commands {
  private static final int USAGE = 64;
  private static final int UNAVAILABLE = 69;
  private static final int BAD_CONFIGURATION = 78;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, String> environment;

  Commands(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The exit code, or nothing when the arguments name no command. */
  OptionalInt run(List<String> arguments) {
    return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case "migrate" -> OptionalInt.of(migrate());
      case "rotate" -> OptionalInt.of(rotate());
      case "verify" -> OptionalInt.of(verify(arguments.subList(1, arguments.size())));
      case "probe" -> OptionalInt.of(probe(arguments.subList(1, arguments.size())));
      case "what-if" -> OptionalInt.of(whatIf(arguments.subList(1, arguments.size())));
      case "replay" -> OptionalInt.of(replay(arguments.subList(1, arguments.size())));
      default -> OptionalInt.empty();
    };
  }

  private int migrate() {
    return onDatabase(
        "migrate",
        (owner, key) -> {
          Migrations.run(owner, key.databasePassword());
          System.out.println("The database has the newest schema.");
          return 0;
        });
  }

  private int rotate() {
    return onDatabase(
        "rotate",
        (owner, key) -> {
          Resealing.Outcome outcome = RotateCommand.run(owner, key);
          System.out.printf(
              "%d secrets were sealed under the newest key, %d could not be opened.%n",
              outcome.resealed(), outcome.unreadable());
          return outcome.unreadable() == 0 ? 0 : 1;
        });
  }

  private int verify(List<String> tenants) {
    if (tenants.size() != 1) {
      return failed(USAGE, "verify needs the id of one tenant");
    }
    return onDatabase(
        "verify",
        (owner, key) -> {
          if (!VerifyCommand.run(owner, key, TenantId.parse(tenants.getFirst()))) {
            return failed(USAGE, "There is no tenant " + tenants.getFirst());
          }
          System.out.println("Its own limits of calls out hold for it now.");
          return 0;
        });
  }

  /** With the database's owner and the key that the environment names. */
  private int onDatabase(String command, ToIntBiFunction<DatabaseUrl, MasterKey> work) {
    String url = environment.get("CENTRALA_DATABASE_URL");
    String keyFile = environment.get("CENTRALA_MASTER_KEY_FILE");
    if (url == null || keyFile == null) {
      return failed(
          BAD_CONFIGURATION, command + " needs CENTRALA_DATABASE_URL and CENTRALA_MASTER_KEY_FILE");
    }
    try {
      return work.applyAsInt(DatabaseUrl.parse(url), MasterKeyFile.read(Path.of(keyFile)));
    } catch (IOException | IllegalArgumentException wrong) {
      return failed(BAD_CONFIGURATION, "Cannot " + command + ": " + wrong.getMessage());
    } catch (RuntimeException failure) {
      return failed(UNAVAILABLE, "Cannot " + command + ": " + failure.getMessage());
    }
  }

  private static int probe(List<String> addresses) {
    if (addresses.isEmpty()) {
      return failed(USAGE, "probe needs an address");
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      for (String address : addresses) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        System.out.println(address + " answers " + status);
        if (status != 200) {
          return 1;
        }
      }
      return 0;
    } catch (IOException | IllegalArgumentException silent) {
      return failed(1, "No answer: " + silent);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private int whatIf(List<String> arguments) {
    boolean asJson = arguments.contains("--json");
    List<String> files = arguments.stream().filter(each -> !each.equals("--json")).toList();
    return files.size() == 1
        ? onDatabase(
            "what-if",
            (owner, key) ->
                new WhatIfCommand(System.out, System.err)
                    .run(owner, key, Path.of(files.getFirst()), asJson))
        : failed(USAGE, "what-if needs one file, and may have --json");
  }

  private static int replay(List<String> arguments) {
    boolean ofContact = arguments.size() == 3 && arguments.get(1).equals("--contact");
    if (arguments.size() != 1 && !ofContact) {
      return failed(USAGE, "replay needs one file, and may have --contact and an id");
    }
    try {
      InteractionId contact = ofContact ? InteractionId.parse(arguments.get(2)) : null;
      return ReplayCommand.run(Path.of(arguments.getFirst()), contact, System.out, System.err);
    } catch (IllegalArgumentException malformed) {
      return failed(USAGE, "replay --contact needs the id of an interaction");
    }
  }

  private static int failed(int exit, @Nullable String message) {
    System.err.println(message);
    return exit;
  }
}
