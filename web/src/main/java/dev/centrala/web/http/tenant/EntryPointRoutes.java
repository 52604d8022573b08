package dev.centrala.web.http.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.Permission;
import dev.centrala.core.shared.EntryPointId;
import dev.centrala.core.tenant.EntryPoint;
import dev.centrala.core.tenant.EntryPointService;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.net.URI;

/** Entry points. */
public final class EntryPointRoutes implements Routes {
  private final EntryPointService entryPoints;
  private final EntryPointForm form;
  private final SetUpOperations<EntryPointId, EntryPoint, EntryPointJson> common;

  public EntryPointRoutes(EntryPointService entryPoints, URI publicUrl, ObjectMapper json) {
    this.entryPoints = entryPoints;
    this.form = new EntryPointForm(publicUrl);
    this.common = new SetUpOperations<>(entryPoints.items(), EntryPointId::parse, form, json);
  }

  @Override
  public void bind(Operations operations) {
    common.bindReads(operations, "EntryPoint", "EntryPoints", Permission.READ_SETUP);
    operations.handle("createEntryPoint", Permission.MANAGE_SETUP, this::create);
    operations.handle("changeEntryPoint", Permission.MANAGE_SETUP, this::change);
    common.bindDelete(operations, "EntryPoint");
    operations.handle(
        "registerEntryPointWebhook",
        Permission.MANAGE_SETUP,
        request ->
            common.changed(
                entryPoints.registerAgain(request.caller().tenant(), common.id(request))));
  }

  private Reply create(Request request) {
    EntryPointJson body = request.body(EntryPointJson.class);
    EntryPoint entryPoint = form.fromJson(body, EntryPointId.next(), 1, null);
    return common.created(
        entryPoints.create(request.caller().tenant(), request.caller().actor(), entryPoint));
  }

  private Reply change(Request request) {
    return common.changed(
        entryPoints.change(
            request.caller().tenant(),
            request.caller().actor(),
            common.id(request),
            request.ifMatch(),
            common.edit(request)));
  }
}
