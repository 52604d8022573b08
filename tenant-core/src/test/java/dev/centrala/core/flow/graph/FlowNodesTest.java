package dev.centrala.core.flow.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.centrala.core.shared.AttachmentId;
import dev.centrala.core.shared.Channel;
import dev.centrala.core.shared.FlowId;
import dev.centrala.core.shared.HoursId;
import dev.centrala.core.shared.QueueId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of node: what it asks for, how it takes answers, and its stored form. */
class FlowNodesTest {
  private static final QueueId QUEUE = QueueId.next();
  private static final EndNode END = new EndNode("end", null);

  private static MenuNode menu() {
    return new MenuNode(
        "menu",
        new Asking(Words.of("Sales or service?"), Words.of("Pardon?"), 1, 0, true),
        List.of(
            new MenuNode.Entry("sales", Words.of("Sales"), "1", List.of("buy")),
            new MenuNode.Entry("service", Words.of("Service"), "2", List.of("help"))),
        "topic",
        Exits.NONE.and("sales", "end").and("service", "end").and("error", "sorry"));
  }

  private static FlowDefinition withMenu() {
    return FlowDefinition.of(menu(), END, new EndNode("sorry", "sorry"));
  }

  private static CollectNode collect(AnswerKind kind, Words confirm) {
    return new CollectNode(
        "ask",
        new Asking(Words.of("Which?"), null, 1, 0, true),
        kind,
        "it",
        1,
        8,
        "#",
        confirm,
        Exits.next("end"));
  }

  private static Instruction last(FlowStep step) {
    return step.instructions().getLast();
  }

  @Test
  void aMenuIsAnsweredByDigitWordButtonAndSpeech() {
    TestWorld world = new TestWorld(withMenu());
    for (FlowInput input :
        List.of(
            new FlowInput.Digits("2"),
            new FlowInput.Text("service"),
            new FlowInput.Text(" 2 "),
            new FlowInput.Text("HELP!"),
            new FlowInput.Choice("service"),
            new FlowInput.Speech("I need some help please", 0.8))) {
      FlowStep step = world.run(input);
      assertThat(step.next().variables()).containsEntry("topic", "service");
      assertThat(step.next().over()).isTrue();
    }
  }

  @Test
  void aMenuAsksAgainAndThenTakesTheWayOfErrors() {
    TestWorld world = new TestWorld(withMenu());
    FlowStep again = world.run(new FlowInput.Text("what?"));
    Question question = ((Instruction.Ask) last(again)).question();
    assertThat(question.prompts())
        .extracting(Prompt::text)
        .containsExactly("Pardon?", "Sales or service?");
    FlowStep out = FlowInterpreter.step(again.next(), new FlowInput.Silence(), world);
    assertThat(last(out)).isEqualTo(new Instruction.End("sorry", "sorry"));
  }

  @Test
  void anAnswerIsConfirmed() {
    TestWorld world =
        new TestWorld(
            FlowDefinition.of(collect(AnswerKind.DIGITS, Words.of("Is {{answer}} right?")), END));
    FlowStep asked = world.run(new FlowInput.Speech("12 34", 0.9));
    Question question = ((Instruction.Ask) last(asked)).question();
    assertThat(question.prompts().getFirst().text()).isEqualTo("Is 12 34 right?");
    assertThat(question.kind()).isEqualTo(Question.Kind.YES_NO);
    FlowStep no = FlowInterpreter.step(asked.next(), new FlowInput.Digits("2"), world);
    assertThat(((Instruction.Ask) last(no)).question().kind()).isEqualTo(Question.Kind.DIGITS);
    FlowStep yes = FlowInterpreter.step(asked.next(), new FlowInput.Text("Yes"), world);
    assertThat(yes.next().variables()).containsEntry("it", "1234");
  }

  @Test
  void numbersDatesAndPinsAreUnderstood() {
    assertThat(AnswerKind.NUMBER.read("12,5", 1, 100)).contains(12.5);
    assertThat(AnswerKind.NUMBER.read("200", 1, 100)).isEmpty();
    assertThat(AnswerKind.DATE.read("24.12.2026", 1, 8)).contains("2026-12-24");
    assertThat(AnswerKind.DATE.read("24122026", 1, 8)).contains("2026-12-24");
    assertThat(AnswerKind.DATE.read("2026-02-30", 1, 8)).isEmpty();
    assertThat(AnswerKind.PIN.read("12 34", 4, 4)).contains("1234");
  }

  @Test
  void aPinIsInNoNoteNoVariableAndNoText() {
    TestWorld world =
        new TestWorld(
            FlowDefinition.of(
                collect(AnswerKind.PIN, null),
                new SayNode("end", Words.of("{{secrets.it}}"), Exits.NONE)));
    FlowStep step = world.run(new FlowInput.Digits("4711"));
    assertThat(step.next().secrets()).containsEntry("it", "4711");
    assertThat(step.next().variables().toString() + step.notes() + step.instructions())
        .doesNotContain("4711");
    assertThat(step.next().toString()).doesNotContain("4711");
    assertThat(step.notes()).extracting(FlowNote::type).contains("flow.failed");
  }

  @Test
  void theRequestSeesThePinAndIsQuoted() {
    HttpNode http =
        new HttpNode(
            "http",
            "POST",
            "https://example.com/{{vars.it}}",
            List.of(new HttpCall.Header("X-Name", "{{vars.it}}", "crm")),
            "{\"pin\":\"{{secrets.pin}}\",\"it\":\"{{vars.it}}\"}",
            5,
            1,
            "answer",
            Exits.next("end"));
    TestWorld world = new TestWorld(FlowDefinition.of(http, END));
    FlowState state =
        FlowState.before(TestWorld.MAIN, 1, "http")
            .with("it", "a \"b\"/c")
            .withSecret("pin", "4711");
    FlowStep step = FlowInterpreter.step(state, new FlowInput.Begun(), world);
    assertThat(last(step)).isEqualTo(new Instruction.Wait("http", 15, true));
    HttpCall call = FlowInterpreter.effect(step.next(), world).orElseThrow();
    assertThat(call.url()).isEqualTo("https://example.com/a%20%22b%22%2Fc");
    assertThat(call.body()).isEqualTo("{\"pin\":\"4711\",\"it\":\"a \\\"b\\\"/c\"}");
    assertThat(call.headers().getFirst().value()).isEqualTo("a \"b\"/c");
    FlowStep done =
        FlowInterpreter.step(
            step.next(), new FlowInput.EffectDone(null, Map.of("status", 200L)), world);
    assertThat(done.next().variables()).containsEntry("answer", Map.of("status", 200L));
    FlowStep failed = FlowInterpreter.step(step.next(), new FlowInput.Failed("timeout"), world);
    assertThat(last(failed)).isEqualTo(new Instruction.End("http", "flowFailed"));
  }

  @Test
  void aSubFlowReturnsToItsCaller() {
    FlowId sub = FlowId.next();
    TestWorld world =
        new TestWorld(
            FlowDefinition.of(new SubFlowNode("in", sub, Exits.next("menu")), menu(), END));
    world.flows.put(
        sub,
        FlowDefinition.of(
            new SayNode("hi", Words.of("Hi {{customer.name}}"), Exits.next("back")),
            new ReturnNode("back")));
    FlowStep step = world.run();
    assertThat(step.nodes()).containsExactly("in", "hi", "back", "menu");
    assertThat(step.instructions().getFirst())
        .isEqualTo(new Instruction.Say("hi", Prompt.text("Hi Ada")));
    assertThat(step.next().flow()).isEqualTo(TestWorld.MAIN);
  }

  @Test
  void speaksTheLanguageThatWasChosen() {
    FlowDefinition flow =
        FlowDefinition.in(
            List.of("en", "de"),
            new SayNode("one", Words.in("de", "Hallo", "en", "Hello"), Exits.next("choose")),
            new LanguageNode("choose", "de-CH", Exits.next("two")),
            new SayNode("two", Words.in("en", "Bye", "de", "Ade"), Exits.next("end")),
            END);
    assertThat(new TestWorld(flow).run().instructions())
        .contains(
            new Instruction.Say("one", new Prompt("Hello", "en", null, null)),
            new Instruction.Say("two", new Prompt("Ade", "de", null, null)));
  }

  @Test
  void aSurveyKeepsScoreAndComment() {
    SurveyNode survey =
        new SurveyNode(
            "how",
            Asking.of(Words.of("0 to 10?")),
            true,
            Words.of("Why?"),
            "score",
            Exits.next("end"));
    TestWorld world = new TestWorld(FlowDefinition.of(survey, END));
    FlowStep step = world.run(new FlowInput.Digits("10"), new FlowInput.Text("Kind people"));
    assertThat(step.notes())
        .contains(
            new FlowNote(
                "survey.answered",
                Map.of("node", "how", "kind", "nps", "score", 10, "comment", "Kind people")));
    assertThat(
            world
                .run(new FlowInput.Silence(), new FlowInput.Silence(), new FlowInput.Silence())
                .next()
                .over())
        .isTrue();
  }

  @Test
  void anInputThatNobodyWaitsForChangesNothing() {
    TestWorld world = new TestWorld(withMenu());
    FlowStep step = world.run(new FlowInput.QueueExit("callback"));
    assertThat(step.instructions()).isEmpty();
    assertThat(step.next().over()).isFalse();
  }

  @Test
  void hangingUpEndsIt() {
    assertThat(new TestWorld(withMenu()).run(new FlowInput.HungUp()).next().over()).isTrue();
  }

  @Test
  void everyKindIsTheSameAfterWritingAndReading() {
    Words spoken =
        new Words(
            Map.of("en", "Hello"),
            Map.of("en", AttachmentId.next()),
            new Card(
                "Title",
                "Text",
                "https://example.com/a.png",
                List.of(new Card.Link("More", "https://example.com"))));
    Exits next = Exits.next("end").and("error", "end");
    Loop loop =
        new Loop(
            AttachmentId.next(),
            30,
            true,
            true,
            Words.of("Please wait"),
            List.of(
                new Loop.Offered("callback", Words.of("Press 1"), Words.of("Call back"), "1", 60)));
    FlowDefinition flow =
        FlowDefinition.in(
            List.of("en"),
            new SayNode("say", spoken, next),
            menu(),
            collect(AnswerKind.NUMBER, Words.of("Is {{answer}} right?")),
            new HoursNode(
                "hours",
                HoursId.next(),
                Exits.NONE.and("open", "end").and("closed", "end").and("holiday", "end")),
            new BranchNode(
                "branch", "vars.a == 'b'", Exits.NONE.and("yes", "end").and("no", "end")),
            new SwitchNode(
                "switch",
                "vars.a",
                List.of("x", "y"),
                Exits.NONE.and("case0", "end").and("case1", "menu").and("otherwise", "end")),
            new SetNode("set", Map.of("a", "'b'"), next),
            new LookUpNode("lookUp", "phone", "vars.a", "who", Exits.NONE.and("found", "end")),
            new HttpNode(
                "http",
                "GET",
                "https://example.com",
                List.of(new HttpCall.Header("Authorization", "Bearer ", "crm")),
                null,
                3,
                2,
                "answer",
                next.and("failed", "end")),
            new EnqueueNode(
                "enqueue", QUEUE, 5, Wishes.NONE, loop, next.and("callback", "callBack")),
            new CallBackNode(
                "callBack", "vars.a", "vars.b", QUEUE, 1, Wishes.NONE, false, 2, 60, next),
            new VoicemailNode("voicemail", Words.of("Speak"), 60, null, "left", next),
            new TransferNode("transfer", "+4930123456", next.and("busy", "end")),
            new SurveyNode("survey", Asking.of(Words.of("?")), false, null, "score", next),
            new SendNode("send", Channel.SMS, "customer.phone", Words.of("Hi"), true, next),
            new SubFlowNode("sub", FlowId.next(), next),
            new ReturnNode("return"),
            new LanguageNode("language", "ar", next),
            new ConsentNode("consent", Asking.of(Words.of("?")), true, next.and("refused", "end")),
            new RecordNode("record", false, next),
            new WaitNode("wait", 5, next),
            new EndNode("end", "done"));
    assertThat(FlowForm.read(FlowForm.write(flow))).isEqualTo(flow);
  }
}
