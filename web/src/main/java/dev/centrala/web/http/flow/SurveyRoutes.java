package dev.centrala.web.http.flow;

import dev.centrala.core.access.Permission;
import dev.centrala.core.events.Transactions;
import dev.centrala.core.flow.SurveyAnswers;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What customers said when a flow asked them how it was. */
public final class SurveyRoutes implements Routes {
  private final Transactions transactions;
  private final SurveyAnswers answers;

  public SurveyRoutes(Transactions transactions, SurveyAnswers answers) {
    this.transactions = transactions;
    this.answers = answers;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("listSurveyAnswers", Permission.SEE_ALL_WORK, this::list);
  }

  private Reply list(Request request) {
    InteractionId interaction =
        request.query("interactionId").map(InteractionId::parse).orElse(null);
    return transactions.inTenant(
        request.caller().tenant(),
        tx ->
            Reply.ok(Items.of(answers.list(tx, interaction, request.page()).map(AnswerJson::of))));
  }

  /** An answer as it is sent. */
  public record AnswerJson(
      String interactionId,
      String flowId,
      String node,
      String kind,
      int score,
      @Nullable String comment,
      Instant at) {
    static AnswerJson of(SurveyAnswers.Given answer) {
      return new AnswerJson(
          answer.interaction().toString(),
          answer.flow().toString(),
          answer.node(),
          answer.kind(),
          answer.score(),
          answer.comment(),
          answer.at());
    }
  }
}
