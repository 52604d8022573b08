package dev.centrala.web.http.outbound;

import dev.centrala.core.access.Permission;
import dev.centrala.core.outbound.OutboundRuleService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;

/** What the caller's own business allows itself when it calls out. */
public final class OutboundRuleRoutes implements Routes {
  private final OutboundRuleService rules;

  public OutboundRuleRoutes(OutboundRuleService rules) {
    this.rules = rules;
  }

  @Override
  public void bind(Operations operations) {
    operations.handle("getOutboundRules", Permission.READ_SETUP, this::get);
    operations.handle("putOutboundRules", Permission.MANAGE_TENANT, this::put);
  }

  private Reply get(Request request) {
    return reply(rules.get(request.caller().tenant()));
  }

  private Reply put(Request request) {
    OutboundRulesForm form = request.body(OutboundRulesForm.class);
    return reply(
        rules.put(
            request.caller().tenant(), request.caller().actor(), form.rules(request.ifMatch())));
  }

  private static Reply reply(OutboundRuleService.Shown shown) {
    return Reply.ok(OutboundRulesJson.of(shown)).withEtag(shown.rules().version());
  }
}
