package dev.centrala.infra.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.centrala.core.access.Caller;
import dev.centrala.core.access.Role;
import dev.centrala.core.interaction.Attachments;
import dev.centrala.core.messaging.Attachment;
import dev.centrala.core.messaging.AttachmentStore;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.SessionId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.postgres.TestDatabase;
import dev.centrala.infra.postgres.interaction.PgInteractions;
import dev.centrala.infra.postgres.messaging.PgAttachmentStore;
import dev.centrala.infra.tika.TikaContentTypes;
import dev.centrala.web.contract.ContractDocument;
import dev.centrala.web.contract.ContractRouter;
import dev.centrala.web.http.Replies;
import dev.centrala.web.http.messaging.AttachmentRoutes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Files over HTTP and in PostgreSQL. Rows 17 and 18 of the attack list are named at their tests.
 */
class AttachmentTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final RecordedUsage USAGE = new RecordedUsage();
  private static final AttachmentStore STORE = new PgAttachmentStore();
  private static final TenantId TENANT = TestDatabase.anyTenant();
  private static final InteractionId FULL_CHAT = InteractionId.next();
  private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();
  private static final Map<String, AttachmentRoutes.Chat> CHATS = new ConcurrentHashMap<>();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static int port;

  @BeforeAll
  static void serve() {
    CALLERS.put("agent", agent(TENANT));
    CALLERS.put("colleague", agent(TENANT));
    CALLERS.put("stranger", agent(TestDatabase.anyTenant()));
    CHATS.put("chat", new AttachmentRoutes.Chat(TENANT, InteractionId.next()));
    CHATS.put("full", new AttachmentRoutes.Chat(TENANT, FULL_CHAT));
    CHATS.put("other-chat", new AttachmentRoutes.Chat(TENANT, InteractionId.next()));
    Attachments attachments =
        new Attachments(
            DATABASE.transactions(),
            STORE,
            new PgInteractions(),
            USAGE,
            new TikaContentTypes(),
            InstantSource.system());
    AttachmentRoutes routes =
        new AttachmentRoutes(
            attachments,
            AttachmentTest::authenticate,
            token -> Optional.ofNullable(CHATS.get(token)),
            new Replies(JsonMapper.builder().build()));
    DATABASE
        .vertx()
        .deployVerticle(
            new VerticleBase() {
              @Override
              public Future<?> start() {
                Router router = Router.router(vertx);
                ContractRouter operations =
                    new ContractRouter(
                        vertx,
                        router,
                        ContractDocument.load(List.of("attachments")),
                        AttachmentTest::authenticate,
                        JsonMapper.builder().build(),
                        true);
                routes.bind(operations);
                assertThat(operations.unbound()).isEmpty();
                routes.mountUploads(router);
                return vertx
                    .createHttpServer()
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> port = server.actualPort());
              }
            },
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
  }

  private static Caller agent(TenantId tenant) {
    return new Caller(tenant, UserId.next(), SessionId.next(), null, Set.of(Role.AGENT));
  }

  private static Caller authenticate(String token) {
    Caller caller = CALLERS.get(token);
    if (caller == null) {
      throw new RefusedException(new Refusal.Unauthenticated("no such token"));
    }
    return caller;
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> upload(String path, String token, byte[] content) {
    try {
      return CLIENT.send(
          request(path, token)
              .header("Content-Type", "image/png")
              .POST(BodyPublishers.ofByteArray(content))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static JsonObject stored(String name, byte[] content) {
    HttpResponse<String> answer = upload("/api/v1/attachments?name=" + name, "agent", content);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new JsonObject(answer.body());
  }

  private static HttpResponse<byte[]> get(String path, String token) {
    try {
      return CLIENT.send(request(path, token).build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static HttpResponse<byte[]> content(JsonObject file) {
    return get("/api/v1/attachments/" + file.getString("id") + "/content", "agent");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertDownloadOnly(HttpResponse<byte[]> answer) {
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("sandbox;");
  }

  @Test
  void aFileComesBackByteForByteAndIsMetered() {
    byte[] text = bytes("Plain words, nothing else.");
    JsonObject file = stored("note.txt", text);
    assertThat(file.getString("contentType")).isEqualTo("text/plain");
    assertThat(file.getInteger("size")).isEqualTo(text.length);
    HttpResponse<byte[]> answer = content(file);
    assertThat(answer.body()).isEqualTo(text);
    assertDownloadOnly(answer);
    assertThat(USAGE.events.get("storage:" + file.getString("id")).quantity().intValueExact())
        .isEqualTo(text.length);
  }

  @Test
  void row18HtmlNamedPngAndSvgWithScriptAreDownloadsOfTheirTrueType() {
    JsonObject html =
        stored("photo.png", bytes("<!DOCTYPE html><html><script>alert(1)</script></html>"));
    assertThat(html.getString("contentType")).isEqualTo("text/html");
    HttpResponse<byte[]> page = content(html);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
    assertDownloadOnly(page);
    JsonObject svg =
        stored(
            "drawing.png",
            bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));
    assertThat(svg.getString("contentType")).isEqualTo("image/svg+xml");
    assertDownloadOnly(content(svg));
  }

  @Test
  void row18AHundredMegabytesAreRefusedWithoutBeingRead() {
    assertThat(
            upload("/api/v1/attachments?name=big", "agent", new byte[11 * 1024 * 1024])
                .statusCode())
        .isEqualTo(413);
    byte[] block = new byte[1024 * 1024];
    HttpRequest endless =
        request("/api/v1/attachments?name=big", "agent")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArrays(java.util.Collections.nCopies(100, block))))
            .build();
    try {
      assertThat(CLIENT.send(endless, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    } catch (IOException cutOff) {
      assertThat(USAGE.total()).isLessThan(10 * 1024 * 1024);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void row18AZipBombIsRefusedAndAnHonestArchiveIsNot() throws IOException {
    byte[] bomb = zip("zeros", new byte[101 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(1024 * 1024);
    assertThat(upload("/api/v1/attachments?name=a.zip", "agent", bomb).statusCode()).isEqualTo(400);
    byte[] nested = zip("inner.zip", zip("inner.zip", bomb));
    assertThat(upload("/api/v1/attachments?name=b.zip", "agent", nested).statusCode())
        .isEqualTo(400);
    assertThat(stored("c.zip", zip("words.txt", bytes("honest"))).getString("contentType"))
        .isEqualTo("application/zip");
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void row17AFileNameCannotLeaveItsHeaderOrItsFolder() {
    JsonObject file =
        stored("..%2F..%2Fetc%2F%22%3B%0D%0ASet-Cookie%3A%20x%E2%80%AEgnp.html", bytes("words"));
    assertThat(file.getString("name")).doesNotContain("/", "\r", "\n", "\u202e");
    String disposition = content(file).headers().firstValue("Content-Disposition").orElseThrow();
    assertThat(disposition).doesNotContain("\r", "\n").contains("filename*=UTF-8''");
    assertThat(disposition.chars().filter(c -> c == '"')).hasSize(2);
    assertThat(content(file).headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void row5AnothersFileIsNotFound() {
    JsonObject file = stored("mine.txt", bytes("mine"));
    String path = "/api/v1/attachments/" + file.getString("id") + "/content";
    assertThat(get(path, "stranger").statusCode()).isEqualTo(404);
    assertThat(get(path, "colleague").statusCode()).isEqualTo(404);
    assertThat(get(path, "nobody").statusCode()).isEqualTo(401);
    assertThat(get("/api/v1/attachments/nonsense/content", "agent").statusCode()).isEqualTo(404);
  }

  @Test
  void aChatsFileIsForThatChat() {
    HttpResponse<String> answer =
        upload("/chat/attachments?name=photo.txt", "chat", bytes("from the customer"));
    assertThat(answer.statusCode()).isEqualTo(201);
    String id = new JsonObject(answer.body()).getString("id");
    assertThat(get("/chat/attachments/" + id + "/content", "chat").statusCode()).isEqualTo(200);
    assertThat(get("/chat/attachments/" + id + "/content", "other-chat").statusCode())
        .isEqualTo(404);
    assertThat(upload("/chat/attachments?name=x", "forged", bytes("x")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void row18AChatHoldsItsShareOfFilesAndNoMore() {
    DATABASE
        .transactions()
        .doInTenant(
            TENANT,
            tx -> {
              for (int i = 0; i < 50; i++) {
                Attachment small = new Attachment(AttachmentId.next(), "s", "text/plain", 1);
                STORE.insert(tx, small, bytes("s"), "chat:" + FULL_CHAT);
              }
            });

    HttpResponse<String> refused =
        upload("/chat/attachments?name=one-more.txt", "full", bytes("x"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("50 files");
    assertThat(upload("/chat/attachments?name=y.txt", "chat", bytes("y")).statusCode())
        .as("another chat has a share of its own")
        .isEqualTo(201);
  }

  @Test
  void aFileBelongsToOneInteraction() {
    AttachmentId id = AttachmentId.parse(stored("shared.txt", bytes("x")).getString("id"));
    InteractionId first = InteractionId.next();
    DATABASE.transactions().doInTenant(TENANT, tx -> STORE.attach(tx, first, List.of(id)));
    DATABASE.transactions().doInTenant(TENANT, tx -> STORE.attach(tx, first, List.of(id)));
    org.assertj.core.api.Assertions.assertThatThrownBy(() ->
            DATABASE
                .transactions()
                .doInTenant(TENANT, tx -> STORE.attach(tx, InteractionId.next(), List.of(id))))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void anEmptyOrNamelessFileIsRefused() {
    assertThat(upload("/api/v1/attachments?name=x", "agent", new byte[0]).statusCode())
        .isEqualTo(400);
    assertThat(upload("/api/v1/attachments", "agent", bytes("x")).statusCode()).isEqualTo(400);
  }
}
