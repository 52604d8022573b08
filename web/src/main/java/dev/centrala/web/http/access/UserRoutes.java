package dev.centrala.web.http.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.centrala.core.access.InvitationService;
import dev.centrala.core.access.NewUser;
import dev.centrala.core.access.Permission;
import dev.centrala.core.access.Role;
import dev.centrala.core.access.User;
import dev.centrala.core.access.UserChange;
import dev.centrala.core.access.UserService;
import dev.centrala.core.access.UserStatus;
import dev.centrala.core.shared.RefusedException;
import dev.centrala.core.shared.UserId;
import dev.centrala.web.http.Items;
import dev.centrala.web.http.Operations;
import dev.centrala.web.http.Reply;
import dev.centrala.web.http.Request;
import dev.centrala.web.http.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The people of a tenant and what each role may do. */
public final class UserRoutes implements Routes {
  private final UserService users;
  private final InvitationService invitations;
  private final ObjectMapper json;

  public UserRoutes(UserService users, InvitationService invitations, ObjectMapper json) {
    this.users = users;
    this.invitations = invitations;
    this.json = json;
  }

  private record NewUserJson(
      String email, String name, List<String> roles, @Nullable AgentJson agent) {}

  /** {@code agent} as a tree, since null (takes no work) differs from absent (as before). */
  private record ChangeJson(
      @Nullable String name,
      @Nullable List<String> roles,
      @Nullable JsonNode agent,
      @Nullable String status) {}

  private record SkillsJson(List<AgentJson.SkillJson> skills) {}

  private record RoleJson(String name, List<String> permissions) {}

  private record SentJson(String status) {}

  @Override
  public void bind(Operations operations) {
    operations.handle("listUsers", Permission.READ_SETUP, this::list);
    operations.handle("createUser", Permission.MANAGE_USERS, this::create);
    operations.handle("getUser", Permission.READ_SETUP, this::get);
    operations.handle("changeUser", Permission.MANAGE_USERS, this::change);
    operations.handle("putUserSkills", Permission.SUPERVISE, this::changeSkills);
    operations.handle("sendInvitation", Permission.MANAGE_USERS, this::sendInvitation);
    operations.handle("listRoles", Permission.READ_SETUP, request -> roles());
  }

  private Reply list(Request request) {
    return Reply.ok(
        Items.of(users.list(request.caller().tenant(), request.page()).map(UserJson::of)));
  }

  private Reply create(Request request) {
    NewUserJson body = request.body(NewUserJson.class);
    User user =
        invitations.invite(
            request.caller(),
            new NewUser(
                body.email(),
                body.name(),
                RolesJson.toRoles(body.roles()),
                body.agent() == null ? null : body.agent().toSettings()));
    return Reply.created(UserJson.of(user)).withEtag(user.version());
  }

  private Reply get(Request request) {
    return reply(users.get(request.caller().tenant(), UserId.parse(request.path("id"))));
  }

  private Reply change(Request request) {
    UserId id = UserId.parse(request.path("id"));
    long version = request.ifMatch();
    ChangeJson body = request.body(ChangeJson.class);
    UserChange change =
        new UserChange(
            body.name(),
            body.roles() == null ? null : RolesJson.toRoles(body.roles()),
            agentChange(body.agent()),
            body.status() == null ? null : UserStatus.fromWireName(body.status()));
    return reply(users.change(request.caller(), id, change, version));
  }

  private UserChange.@Nullable AgentChange agentChange(@Nullable JsonNode agent) {
    if (agent == null) {
      return null;
    }
    try {
      return new UserChange.AgentChange(
          agent.isNull() ? null : json.treeToValue(agent, AgentJson.class).toSettings(),
          !agent.hasNonNull("device"));
    } catch (JsonProcessingException malformed) {
      throw RefusedException.invalid("/agent", malformed.getOriginalMessage());
    }
  }

  private Reply changeSkills(Request request) {
    UserId id = UserId.parse(request.path("id"));
    long version = request.ifMatch();
    SkillsJson body = request.body(SkillsJson.class);
    return reply(
        users.changeSkills(
            request.caller(), id, AgentJson.held(body.skills(), "/skills"), version));
  }

  private Reply sendInvitation(Request request) {
    invitations.resend(request.caller(), UserId.parse(request.path("id")));
    return Reply.accepted(new SentJson("mailSent"));
  }

  private static Reply roles() {
    return Reply.ok(
        Items.all(
            Arrays.stream(Role.values())
                .map(role ->
                    new RoleJson(
                        role.wireName(),
                        role.permissions().stream().sorted().map(UserRoutes::name).toList()))
                .toList()));
  }

  /** {@code MANAGE_USERS} becomes {@code manageUsers}. */
  private static String name(Permission permission) {
    StringBuilder name = new StringBuilder();
    for (String word : permission.name().split("_")) {
      name.append(word.charAt(0));
      name.append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Reply reply(User user) {
    return Reply.ok(UserJson.of(user)).withEtag(user.version());
  }
}
