package dev.centrala.web.http.replay;

import dev.centrala.core.access.Permission;
import dev.centrala.core.routing.whatif.WhatIf;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import dev.centrala.web.http.routing.QueueChanges;

/** "What if": the past played again under another set-up. */
public final class WhatIfRoutes implements Routes {
  private final WhatIf whatIf;
  private final QueueChanges queueChanges;

  public WhatIfRoutes(WhatIf whatIf, QueueChanges queueChanges) {
    this.whatIf = whatIf;
    this.queueChanges = queueChanges;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("askWhatIf", Permission.SUPERVISE, this::ask);
  }

  private Reply ask(Request request) {
    WhatIfQuestion question = request.body(WhatIfQuestion.class);
    return Reply.ok(WhatIfAnswer.of(question.ask(whatIf, queueChanges, request.caller().tenant())));
  }
}
