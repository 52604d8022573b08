package dev.centrala.core.call;

import dev.centrala.core.access.User;
import dev.centrala.core.access.UserStore;
import dev.centrala.core.customer.Customer;
import dev.centrala.core.events.DomainEvent;
import dev.centrala.core.events.Outbox;
import dev.centrala.core.events.Tx;
import dev.centrala.core.interaction.Interaction;
import dev.centrala.core.interaction.InteractionStore;
import dev.centrala.core.interaction.InteractionView;
import dev.centrala.core.interaction.InteractionViews;
import dev.centrala.core.interaction.Note;
import dev.centrala.core.interaction.NoteStore;
import dev.centrala.core.recording.Recording;
import dev.centrala.core.routing.WrapUpCode;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.WrapUpCodeId;
import dev.centrala.core.tenant.SetUpStore;
import dev.centrala.core.tenant.Tenant;
import dev.centrala.core.tenant.TenantStore;
import dev.centrala.core.voice.Call;
import dev.centrala.core.voice.CallLeg;
import dev.centrala.core.voice.CallStore;
import dev.centrala.core.voice.LegKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes to whoever is responsible for a queue, in the language of the business and in the
 * transaction in which it happens: that a message waits, and what a call was that is over.
 */
public final class QueueMails implements Voicemails.Notice {
  private static final String ENDED = "interaction.ended";

  private final QueueMailStore mails;
  private final InteractionStore interactions;
  private final InteractionViews views;
  private final CallStore calls;
  private final NoteStore notes;
  private final SetUpStore<WrapUpCodeId, WrapUpCode> codes;
  private final UserStore users;
  private final TenantStore tenants;
  private final WorkMailer mailer;

  public QueueMails(
      QueueMailStore mails,
      InteractionStore interactions,
      InteractionViews views,
      CallStore calls,
      NoteStore notes,
      SetUpStore<WrapUpCodeId, WrapUpCode> codes,
      UserStore users,
      TenantStore tenants,
      WorkMailer mailer) {
    this.mails = mails;
    this.interactions = interactions;
    this.views = views;
    this.calls = calls;
    this.notes = notes;
    this.codes = codes;
    this.users = users;
    this.tenants = tenants;
    this.mailer = mailer;
  }

  /** The same outbox, which also learns of calls that are over. */
  public Outbox beside(Outbox outbox) {
    return (tx, event) -> {
      outbox.append(tx, event);
      if (event.type().equals(ENDED)
          && Channel.VOICE.wireName().equals(event.data().get("channel"))) {
        over(tx, event);
      }
    };
  }

  @Override
  public void left(Tx tx, Interaction now, Recording message) {
    reader(tx, now, QueueMail::voicemails)
        .ifPresent(reader -> {
          Tenant tenant = tenants.find(tx).orElseThrow();
          InteractionView view = views.of(tx, now);
          send(
              tx,
              tenant,
              reader,
              new WorkMail.MessageLeft(
                  now.id(),
                  reader.name(),
                  Objects.requireNonNullElse(view.queueName(), ""),
                  name(view.customer()),
                  in(tenant, message.startedAt()),
                  Duration.ofSeconds(Objects.requireNonNullElse(message.seconds(), 0))));
        });
  }

  private void over(Tx tx, DomainEvent event) {
    Interaction over = interactions.find(tx, InteractionId.parse(event.subject())).orElseThrow();
    Call call = calls.find(tx, over.id()).orElse(null);
    if (call != null) {
      reader(tx, over, QueueMail::summaries).ifPresent(reader -> summary(tx, over, call, reader));
    }
  }

  private void summary(Tx tx, Interaction over, Call call, User reader) {
    Tenant tenant = tenants.find(tx).orElseThrow();
    InteractionView view = views.of(tx, over);
    Instant answered =
        calls.legs(tx, over.id()).stream()
            .filter(leg -> leg.kind() == LegKind.AGENT)
            .map(CallLeg::takenAt)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
    Instant end = Objects.requireNonNullElse(over.disconnectedAt(), over.createdAt());
    String customer = name(view.customer());
    send(
        tx,
        tenant,
        reader,
        new WorkMail.CallOver(
            over.id(),
            reader.name(),
            Objects.requireNonNullElse(view.queueName(), ""),
            call.inbound(),
            call.inbound() ? customer : call.line(),
            call.inbound() ? call.line() : customer,
            in(tenant, over.createdAt()),
            between(over.place() == null ? null : over.place().enqueuedAt(), answered, end),
            answered == null ? null : between(answered, end, end),
            view.agentName(),
            code(tx, over),
            notes.list(tx, over.id()).stream().map(Note::text).toList()));
  }

  private static Duration between(@Nullable Instant from, @Nullable Instant to, Instant latest) {
    Instant until = to == null ? latest : to;
    return from == null || from.isAfter(until) ? Duration.ZERO : Duration.between(from, until);
  }

  private @Nullable String code(Tx tx, Interaction over) {
    WrapUpCodeId code = over.wrapUp() == null ? null : over.wrapUp().code();
    return code == null ? null : codes.find(tx, code).map(WrapUpCode::name).orElse(null);
  }

  /** By name, and by number where that is not the name already. */
  private static String name(Customer customer) {
    return customer.identities().stream()
        .map(identity -> identity.value())
        .filter(value -> value.startsWith("+") && !value.equals(customer.displayName()))
        .findFirst()
        .map(number -> customer.displayName() + " (" + number + ")")
        .orElse(customer.displayName());
  }

  private Optional<User> reader(Tx tx, Interaction now, Predicate<QueueMail> wants) {
    return Optional.ofNullable(now.place())
        .map(place -> mails.find(tx, place.queue()))
        .filter(wants)
        .map(QueueMail::responsible)
        .flatMap(user -> users.find(tx, user))
        .filter(User::isActive);
  }

  private void send(Tx tx, Tenant tenant, User reader, WorkMail mail) {
    mailer.send(tx, reader.email(), tenant.language(), mail);
  }

  private static ZonedDateTime in(Tenant tenant, Instant at) {
    return at.atZone(tenant.timeZone());
  }
}
