package dev.centrala.infra.postgres.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.events.Tx;
import dev.centrala.core.flow.FlowRun;
import dev.centrala.core.flow.FlowSecrets;
import dev.centrala.core.flow.SurveyAnswers;
import dev.centrala.core.flow.graph.Card;
import dev.centrala.core.flow.graph.FlowState;
import dev.centrala.core.flow.graph.Instruction;
import dev.centrala.core.flow.graph.Option;
import dev.centrala.core.flow.graph.Prompt;
import dev.centrala.core.flow.graph.Question;
import dev.centrala.core.flow.graph.QueueLoop;
import dev.centrala.core.flow.graph.Wishes;
import dev.centrala.core.routing.Asks;
import dev.centrala.core.routing.Requirement;
import dev.centrala.core.routing.Wanted;
import dev.centrala.core.routing.pool.Hold;
import dev.centrala.core.shared.AgentGroupId;
import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.InteractionId;
import dev.centrala.core.shared.PageRequest;
import dev.centrala.core.shared.QueueId;
import dev.centrala.core.shared.SkillId;
import dev.centrala.core.shared.TenantId;
import dev.centrala.core.shared.UserId;
import dev.centrala.infra.crypto.MasterKey;
import dev.centrala.infra.crypto.SealedSecrets;
import dev.centrala.infra.postgres.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlowStoresTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final SealedSecrets SECRETS =
      new SealedSecrets(new MasterKey(List.of(new byte[MasterKey.LENGTH_BYTES]), List.of()));

  private final TenantId tenant = TestDatabase.anyTenant();
  private final TenantId other = TestDatabase.anyTenant();
  private final Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final PgFlowRuns runs = new PgFlowRuns(SECRETS);
  private final PgSurveyAnswers surveys = new PgSurveyAnswers();
  private final PgFlowSecrets secrets = new PgFlowSecrets(SECRETS);
  private final InteractionId contact = InteractionId.next();
  private final FlowId flow = FlowId.next();

  private <T> T ask(TenantId who, Function<Tx, T> work) {
    return DATABASE.transactions().inTenant(who, work::apply);
  }

  private Optional<FlowRun> found(TenantId who) {
    return ask(who, tx -> runs.find(tx, contact));
  }

  private List<InteractionId> due(TenantId who) {
    return ask(who, tx -> runs.due(tx, now, 10));
  }

  private boolean claim(TenantId who, int step, Instant at) {
    return ask(who, tx -> runs.claim(tx, contact, step, at, at.plusSeconds(30)));
  }

  private List<SurveyAnswers.Given> answers(TenantId who) {
    return ask(who, tx -> surveys.list(tx, contact, new PageRequest(10, null))).items();
  }

  private Optional<String> secret(TenantId who) {
    return ask(who, tx -> secrets.open(tx, "crm"));
  }

  private boolean forget(TenantId who) {
    return ask(who, tx -> secrets.delete(tx, "crm"));
  }

  private List<FlowSecrets.Named> names(TenantId who) {
    return ask(who, secrets::list);
  }

  private void write(Consumer<Tx> work) {
    DATABASE.transactions().doInTenant(tenant, work);
  }

  private FlowState state(boolean over) {
    return new FlowState(
        flow,
        3,
        "ask",
        7,
        "de",
        Map.of("order", "12", "answer", Map.of("open", true, "lines", List.of(1, 2))),
        Map.of("pin", "4711"),
        1,
        "confirm",
        "12",
        List.of(new FlowState.Caller(FlowId.next(), 1, "sub")),
        4,
        over);
  }

  private static List<Instruction> everything() {
    Prompt prompt =
        new Prompt(
            "Hello",
            "en",
            AttachmentId.next(),
            new Card("a", null, null, List.of(new Card.Link("b", "https://example.com"))));
    Option option = new Option("a", "A", "1", List.of("aye"));
    Requirement requirement =
        new Requirement(
            List.of(
                new Wanted.AtLeast(SkillId.next(), 3), new Wanted.MemberOf(AgentGroupId.next())));
    Wishes wishes =
        new Wishes(
            new Asks(List.of(requirement), List.of()),
            30,
            List.of(new Hold(UserId.next(), 20, Hold.Kind.PREFERRED, true)),
            60);
    QueueLoop loop =
        new QueueLoop(
            null, 30, true, false, prompt, List.of(new QueueLoop.Offer(option, prompt, 5)), "ar");
    return List.of(
        new Instruction.Say("n", prompt),
        new Instruction.SetRecording("n", true),
        new Instruction.Ask(
            "n",
            new Question(
                Question.Kind.MENU, List.of(prompt), List.of(option), 1, 1, null, 0, true, false)),
        new Instruction.Voicemail("n", prompt, 60, QueueId.next()),
        new Instruction.Transfer("n", "+4930123456"),
        new Instruction.Wait("n", 5, true),
        new Instruction.End("n", null),
        new Instruction.Enqueue("n", QueueId.next(), 2, wishes, loop));
  }

  private FlowRun run(boolean over) {
    return new FlowRun(contact, state(over), everything(), over ? null : now, false);
  }

  @Test
  void aRunComesBackAsItWasWritten() {
    FlowRun run = run(false);
    write(tx -> runs.save(tx, run));
    assertThat(found(tenant)).contains(run);
  }

  @Test
  void whatWasSaidIsGoneWhenItIsOver() {
    write(tx -> runs.save(tx, run(false)));
    write(tx -> runs.save(tx, run(true)));
    FlowState kept = found(tenant).orElseThrow().state();
    assertThat(kept.over()).isTrue();
    assertThat(kept.variables()).isEmpty();
    assertThat(kept.secrets()).isEmpty();
    assertThat(due(tenant)).isEmpty();
  }

  @Test
  void aDueStepIsClaimedOnce() {
    write(tx -> runs.save(tx, run(false)));
    assertThat(due(tenant)).containsExactly(contact);
    assertThat(claim(tenant, 6, now)).isFalse();
    assertThat(claim(tenant, 7, now)).isTrue();
    assertThat(claim(tenant, 7, now)).isFalse();
    assertThat(claim(tenant, 7, now.plusSeconds(30))).isTrue();
  }

  @Test
  void row5_runsAnswersAndSecretsAreTheirTenantsAlone() {
    SurveyAnswers.Given answer =
        new SurveyAnswers.Given(contact, flow, "how", "nps", 9, "Kind", now);
    write(tx -> {
      runs.save(tx, run(false));
      surveys.add(tx, answer);
      surveys.add(tx, answer);
      secrets.put(tx, "crm", "s3cret", now);
    });
    assertThat(answers(tenant)).containsExactly(answer);
    assertThat(secret(tenant)).contains("s3cret");
    assertThat(found(other)).isEmpty();
    assertThat(due(other)).isEmpty();
    assertThat(claim(other, 7, now)).isFalse();
    assertThat(answers(other)).isEmpty();
    assertThat(secret(other)).isEmpty();
    assertThat(forget(other)).isFalse();
    assertThat(names(other)).isEmpty();
  }

  @Test
  void aSecretIsWrittenAnewUnderItsName() {
    write(tx -> secrets.put(tx, "crm", "first", now));
    write(tx -> secrets.put(tx, "crm", "second", now.plusSeconds(1)));
    assertThat(secret(tenant)).contains("second");
    assertThat(names(tenant)).hasSize(1);
    assertThat(forget(tenant)).isTrue();
    assertThat(names(tenant)).isEmpty();
  }
}
