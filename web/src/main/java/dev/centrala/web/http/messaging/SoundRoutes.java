package dev.centrala.web.http.messaging;

import dev.centrala.core.access.Authenticator;
import dev.centrala.core.access.Permission;
import dev.centrala.core.call.Sound;
import dev.centrala.core.call.SoundService;
import dev.centrala.core.call.SoundService.Known;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;

/** What a tenant wants its callers to hear: files with names, and where they are used. */
public final class SoundRoutes implements Routes {
  private final SoundService sounds;
  private final Authenticator authenticator;
  private final StreamedUpload uploads;

  public SoundRoutes(SoundService sounds, Authenticator authenticator, Replies replies) {
    this.sounds = sounds;
    this.authenticator = authenticator;
    this.uploads = new StreamedUpload(replies);
  }

  private record NameJson(String name) {}

  private record UseJson(String kind, String id, String name, boolean live) {
    static UseJson of(Sound.Use use) {
      return new UseJson(
          use.kind().name().toLowerCase(Locale.ROOT), use.id(), use.name(), use.live());
    }
  }

  private record SoundJson(
      String id, long version, String name, String contentType, long size, List<UseJson> usedBy) {
    static SoundJson of(Known known) {
      Sound sound = known.sound();
      return new SoundJson(
          sound.id().toString(),
          sound.version(),
          sound.name(),
          sound.contentType(),
          sound.size(),
          known.uses().stream().map(UseJson::of).toList());
    }
  }

  @Override
  public void bind(Operations operations) {
    operations.handle(
        "listSounds",
        Permission.READ_SETUP,
        request ->
            Reply.ok(Items.of(sounds.list(request.caller(), request.page()).map(SoundJson::of))));
    operations.handle(
        "getSound",
        Permission.READ_SETUP,
        request -> reply(sounds.get(request.caller(), id(request))));
    operations.handle(
        "changeSound",
        Permission.MANAGE_SETUP,
        request ->
            reply(
                sounds.rename(
                    request.caller(),
                    id(request),
                    request.ifMatch(),
                    request.body(NameJson.class).name())));
    operations.handle(
        "deleteSound",
        Permission.MANAGE_SETUP,
        request -> {
          sounds.delete(request.caller(), id(request));
          return Reply.noContent();
        });
    operations.handle(
        "soundContent",
        Permission.READ_SETUP,
        request -> FileReplies.download(sounds.download(request.caller(), id(request))));
  }

  /** Must come before any handler that reads bodies, on a virtual thread of Vert.x. */
  public void mountUploads(Router router) {
    router
        .post("/api/v1/sounds")
        .handler(context ->
            uploads.take(
                context,
                token -> {
                  var caller = authenticator.authenticate(token);
                  caller.require(Permission.MANAGE_SETUP);
                  return (name, bytes) -> SoundJson.of(sounds.upload(caller, name, bytes));
                }));
  }

  private static AttachmentId id(Request request) {
    return AttachmentId.parse(request.path("id"));
  }

  private static Reply reply(Known known) {
    return Reply.ok(SoundJson.of(known)).withEtag(known.sound().version());
  }
}
