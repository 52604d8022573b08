package dev.centrala.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.access.Account;
import dev.centrala.core.access.MailAddress;
import dev.centrala.core.access.NewUser;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.SignUp;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant seeded without mail, as the demo does at its first start. */
class AccountSetUpTest {
  @RegisterExtension static final AccessNode NODE = new AccessNode(Limits.generous());

  @Test
  void aSeededTenantIsMadeOnceAndItsPeopleCanSignIn() {
    String hash = NODE.parts.passwords().hash("correct horse 1");
    SignUp shop =
        new SignUp(
            "Demo Shop",
            "Demo Owner",
            new MailAddress("owner@demo.example"),
            hash,
            ZoneId.of("UTC"),
            "en");
    Account owner = NODE.parts.accounts().found(shop).orElseThrow();
    assertThat(NODE.parts.accounts().found(shop)).isEmpty();
    assertThat(NODE.newTenants).hasSize(1);
    NewUser agent = new NewUser("agent@demo.example", "Demo Agent", Set.of(Role.AGENT), null);
    assertThat(NODE.parts.accounts().addMember(owner.tenant(), agent, hash)).isPresent();
    assertThat(NODE.parts.accounts().addMember(owner.tenant(), agent, hash))
        .isEqualTo(Optional.empty());
    for (String email : new String[] {"owner@demo.example", "agent@demo.example"}) {
      NODE.client
          .post("/api/v1/sessions", Map.of("email", email, "password", "correct horse 1"))
          .expect(201);
    }
  }
}
