package dev.centrala.connectors.twilio.numbers;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumberUpdater;
import com.twilio.type.PhoneNumber;
import com.twilio.type.PhoneNumberCapabilities;
import dev.centrala.connectors.twilio.TwilioApi;
import dev.centrala.connectors.twilio.control.ApiTrouble;
import dev.centrala.connectors.twilio.control.TwilioClients;
import dev.centrala.connectors.twilio.control.VoiceUrls;
import dev.centrala.connectors.twilio.control.WebhookUrls;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.Refusal;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.tenant.ConnectionAccess;
import dev.centrala.core.tenant.ConnectionProbe;
import dev.centrala.core.tenant.WebhookState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a tenant's set-up asks of Twilio. Points a number's messages or its calls at us and leaves
 * the other alone.
 */
public final class TwilioProbe implements ConnectionProbe {
  private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern AUTH_TOKEN = Pattern.compile("\\p{Graph}{8,200}");
  private static final int MOST_NUMBERS = 1000;

  private final TwilioClients clients;

  public TwilioProbe(TwilioClients clients) {
    this.clients = clients;
  }

  @Override
  public String provider() {
    return "twilio";
  }

  @Override
  public boolean ownsHost(String host) {
    return TwilioApi.ownsHost(host);
  }

  @Override
  public void checkCredentials(String account, String secret) {
    if (!ACCOUNT_SID.matcher(account).matches()) {
      throw RefusedException.invalid(
          "/credentials/accountSid", "must be AC and 32 hexadecimal digits");
    }
    if (!AUTH_TOKEN.matcher(secret).matches()) {
      throw RefusedException.invalid("/credentials/authToken", "is not an auth token");
    }
  }

  @Override
  public Tested test(ConnectionAccess access) {
    try {
      Account account = Account.fetcher(access.account()).fetch(clients.client(access));
      String name = "The account “" + account.getFriendlyName() + "” ";
      return account.getStatus() == Account.Status.ACTIVE
          ? new Tested(true, name + "is ready.")
          : new Tested(false, name + "is " + account.getStatus() + ".");
    } catch (ApiTrouble | TwilioException failed) {
      return new Tested(false, reason(failed));
    }
  }

  @Override
  public List<ProviderNumber> numbers(ConnectionAccess access) {
    try {
      List<ProviderNumber> numbers = new ArrayList<>();
      IncomingPhoneNumber.reader()
          .limit(MOST_NUMBERS)
          .read(clients.client(access))
          .forEach(number -> numbers.add(number(number)));
      return numbers;
    } catch (ApiTrouble | TwilioException failed) {
      throw new RefusedException(new Refusal.Unavailable(reason(failed)));
    }
  }

  @Override
  public WebhookState registerWebhooks(ConnectionAccess access, Channel channel, String number) {
    try {
      Optional<IncomingPhoneNumber> found = find(access, number);
      if (found.isEmpty()) {
        return WebhookState.failed("The account has no number " + number + ".");
      }
      if (channel == Channel.VOICE && !found.get().getCapabilities().getVoice()) {
        return WebhookState.failed("The number " + number + " takes no calls.");
      }
      IncomingPhoneNumberUpdater updater = IncomingPhoneNumber.updater(found.get().getSid());
      (channel == Channel.VOICE ? calls(updater, access) : messages(updater, access))
          .update(clients.client(access));
      return WebhookState.REGISTERED;
    } catch (ApiTrouble | TwilioException failed) {
      return WebhookState.failed(reason(failed));
    }
  }

  private static IncomingPhoneNumberUpdater messages(
      IncomingPhoneNumberUpdater updater, ConnectionAccess access) {
    return updater
        .setSmsUrl(WebhookUrls.messages(access))
        .setSmsMethod(HttpMethod.POST)
        .setSmsFallbackUrl(WebhookUrls.messagesFallback(access))
        .setSmsFallbackMethod(HttpMethod.POST);
  }

  private static IncomingPhoneNumberUpdater calls(
      IncomingPhoneNumberUpdater updater, ConnectionAccess access) {
    return updater
        .setVoiceUrl(VoiceUrls.arrival(access))
        .setVoiceMethod(HttpMethod.POST)
        .setVoiceFallbackUrl(VoiceUrls.arrivalFallback(access))
        .setVoiceFallbackMethod(HttpMethod.POST)
        .setStatusCallback(VoiceUrls.status(access))
        .setStatusCallbackMethod(HttpMethod.POST);
  }

  private Optional<IncomingPhoneNumber> find(ConnectionAccess access, String number) {
    for (IncomingPhoneNumber candidate :
        IncomingPhoneNumber.reader()
            .setPhoneNumber(new PhoneNumber(number))
            .limit(MOST_NUMBERS)
            .read(clients.client(access))) {
      if (candidate.getPhoneNumber().getEndpoint().equals(number)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static ProviderNumber number(IncomingPhoneNumber number) {
    PhoneNumberCapabilities can = number.getCapabilities();
    return new ProviderNumber(
        number.getPhoneNumber().getEndpoint(),
        number.getSid(),
        can.getSms(),
        can.getMms(),
        can.getVoice());
  }

  private static String reason(RuntimeException failed) {
    if (failed instanceof ApiException verdict) {
      Integer code = verdict.getCode();
      return code != null && (code == 20003 || code == 20404)
          ? "The provider does not accept the account SID and auth token."
          : "The provider refused: " + verdict.getMessage();
    }
    return "The provider gave no usable answer: " + failed.getMessage();
  }
}
