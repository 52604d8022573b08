package dev.centrala.infra.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.centrala.core.routing.QueueCheck;
import dev.centrala.core.routing.whatif.WhatIf;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.TenantId;
import dev.centrala.infra.config.Json;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.postgres.Database;
import dev.centrala.infra.postgres.DatabaseUrl;
import dev.centrala.infra.postgres.Migrations;
import dev.centrala.infra.postgres.PgTransactions;
import dev.centrala.infra.postgres.routing.PgQueueReferences;
import dev.centrala.infra.postgres.routing.PgWorkHistory;
import dev.centrala.infra.replay.WhatIfText;
import dev.centrala.web.http.replay.WhatIfAnswer;
import dev.centrala.web.http.replay.WhatIfQuestion;
import dev.centrala.web.http.routing.QueueChanges;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code what-if FILE [--json]}: plays a tenant's past again under another set-up, on this machine,
 * and prints both reports side by side. The file has the body of the API's question and the {@code
 * tenantId}. Ends with 0, with 65 when the question cannot be answered, 66 when the file cannot be
 * read. The database is only read, as the application's own role.
 */
final class WhatIfCommand {
  private static final int BAD_QUESTION = 65;
  private static final int UNREADABLE = 66;
  private static final int CONNECTIONS = 1;

  private final ObjectMapper json = Json.mapper();
  private final PrintStream out;
  private final PrintStream errors;

  WhatIfCommand(PrintStream out, PrintStream errors) {
    this.out = out;
    this.errors = errors;
  }

  int run(DatabaseUrl owner, MasterKey key, Path file, boolean asJson) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException unreadable) {
      return failed(UNREADABLE, "Cannot read " + file + ": " + unreadable.getMessage());
    }
    try {
      ObjectNode form = form(json.readTree(text));
      TenantId tenant = TenantId.parse(form.path("tenantId").asText());
      form.remove("tenantId");
      tell(ask(owner, key, tenant, json.treeToValue(form, WhatIfQuestion.class)), asJson);
      return 0;
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      return failed(BAD_QUESTION, file + " is not a question: " + malformed.getMessage());
    } catch (RefusedException refused) {
      return failed(BAD_QUESTION, "Cannot answer " + file + ": " + refused.getMessage());
    }
  }

  private static ObjectNode form(JsonNode tree) {
    if (tree instanceof ObjectNode form
        && form.hasNonNull("tenantId")
        && form.hasNonNull("from")
        && form.hasNonNull("to")
        && form.hasNonNull("changes")) {
      return form;
    }
    throw new IllegalArgumentException("it needs tenantId, from, to and changes");
  }

  private WhatIf.Answer ask(
      DatabaseUrl owner, MasterKey key, TenantId tenant, WhatIfQuestion question) {
    Vertx vertx = Vertx.vertx();
    Pool pool =
        Database.connect(vertx, Migrations.login(owner, key.databasePassword()), CONNECTIONS);
    try {
      WorkStores stores = WorkStores.of(json, new SealedSecrets(key));
      WhatIf whatIf =
          new WhatIf(
              new PgTransactions(pool),
              new PgWorkHistory(),
              stores.queues(),
              stores.agents(),
              stores.rules(),
              new QueueCheck(new PgQueueReferences()));
      return question.ask(whatIf, new QueueChanges(json), tenant);
    } finally {
      pool.close().await();
      vertx.close().await();
    }
  }

  private void tell(WhatIf.Answer answer, boolean asJson) throws JsonProcessingException {
    if (asJson) {
      out.println(json.writeValueAsString(WhatIfAnswer.of(answer)));
    } else {
      WhatIfText.of(answer).forEach(out::println);
    }
  }

  private int failed(int exit, String message) {
    errors.println(message);
    return exit;
  }
}
