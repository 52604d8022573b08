package dev.centrala.core.access;

import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an agent talks with: the browser, a telephone (E.164) or a SIP telephone ({@code sip:}
 * address). Refuses as invalid an address that does not fit the kind.
 */
public record AgentDevice(Kind kind, @Nullable String address) {
  public static final AgentDevice BROWSER = new AgentDevice(Kind.BROWSER, null);

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern SIP =
      Pattern.compile("sips?:[A-Za-z0-9._~+-]{1,64}@[A-Za-z0-9.-]{1,190}(:[0-9]{1,5})?");

  /** What kind of device. */
  public enum Kind {
    BROWSER,
    PHONE,
    SIP;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind fromWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  public AgentDevice {
    boolean fits =
        switch (kind) {
          case BROWSER -> address == null;
          case PHONE -> address != null && E164.matcher(address).matches();
          case SIP -> address != null && SIP.matcher(address).matches();
        };
    if (!fits) {
      throw RefusedException.invalid(
          "/agent/device/address",
          switch (kind) {
            case BROWSER -> "a browser has no address";
            case PHONE -> "must be a number such as +40312345678 (E.164)";
            case SIP -> "must be an address such as sip:ana@example.com";
          });
    }
  }

  /**
   * Where this agent is called: {@code client:} and the browser's name, a number, a SIP address.
   */
  public String addressOf(UserId agent) {
    return address == null ? "client:" + browserName(agent) : address;
  }

  /** The name under which an agent's browser answers calls. */
  public static String browserName(UserId agent) {
    return "u-" + agent;
  }
}
