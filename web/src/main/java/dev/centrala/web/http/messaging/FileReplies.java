package dev.centrala.web.http.messaging;

import dev.centrala.core.interaction.Attachments.Download;
import dev.centrala.web.http.Reply;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A file as a download: its true type, but never shown in our origin (RFC 6266 attachment, no
 * sniffing, an empty sandbox for whoever renders it after all).
 */
final class FileReplies {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private FileReplies() {}

  static Reply download(Download file) {
    return new Reply(
        200,
        Buffer.buffer(file.content()),
        Map.of(
            "Content-Type", file.attachment().contentType(),
            "Content-Disposition", disposition(file.attachment().name()),
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "private, max-age=3600"));
  }

  /** A plain form for old clients and the true name in UTF-8 (RFC 8187). */
  static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char asAscii = (char) (each & 0xff);
      if (UNRESERVED.indexOf(asAscii) >= 0) {
        text.append(asAscii);
      } else {
        text.append('%').append("%02X".formatted(each & 0xff));
      }
    }
    return text.toString();
  }
}
