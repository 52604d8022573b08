package dev.centrala.infra.fault;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes every mail and keeps it. */
final class PostOffice implements AutoCloseable {
  private final ServerSocket server;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();

  /** To whom, and the text of all its parts. */
  record Mail(String to, String text) {}

  PostOffice() throws IOException {
    server = new ServerSocket(0);
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  List<Mail> mails() {
    return List.copyOf(mails);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      say(socket, "220 here");
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("RCPT")) {
          to = line;
        }
        if (command.startsWith("DATA")) {
          say(socket, "354 go on");
          mails.add(new Mail(to, text(in)));
          say(socket, "250 kept");
        } else if (command.startsWith("QUIT")) {
          say(socket, "221 bye");
          return;
        } else {
          say(socket, "250 here");
        }
      }
    } catch (IOException | MessagingException gone) {
      // Whoever sent it tries again.
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String text(BufferedReader in) throws IOException, MessagingException {
    StringBuilder raw = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      raw.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
    }
    return text(
        new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.toString().getBytes(StandardCharsets.ISO_8859_1)))
            .getContent());
  }

  private static String text(Object content) throws IOException, MessagingException {
    if (content instanceof Multipart parts) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < parts.getCount(); i++) {
        all.append(text(parts.getBodyPart(i).getContent())).append('\n');
      }
      return all.toString();
    }
    return String.valueOf(content);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
