package io.baton.portal;

import io.baton.change.Change;
import io.baton.change.Proof;
import io.baton.cmdb.Cmdb;
import io.baton.cmdb.Cmdb.CiQuery;
import io.baton.cmdb.ConfigurationItem;
import io.baton.platform.Refusal.FieldError;
import io.baton.portal.Question.Option;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form by which a change is raised or edited, in the order in which people think about it. */
@Component
class ChangeQuestions {

    private static final int MOST = 200;
    private static final int LONG = 4000;
    private static final int LONGEST = 20_000;

    private static final Map<Proof.Kind, String> PROOFS = Map.of(
            Proof.Kind.IMPLEMENTATION_PLAN, "implementationPlan",
            Proof.Kind.ROLLBACK_PLAN, "rollbackPlan",
            Proof.Kind.BACKOUT_TEST, "backoutTest",
            Proof.Kind.TEST_RESULT, "testResult",
            Proof.Kind.COMMITS, "commits");

    /** Some questions that belong together. */
    record Part(String title, @Nullable String help, List<Question> questions) {}

    private final Cmdb cmdb;
    private final ZoneId zone;

    ChangeQuestions(Cmdb cmdb, PortalSettings settings) {
        this.cmdb = cmdb;
        this.zone = settings.zone();
    }

    /** Everything that is asked of a new change. */
    List<Part> ofNew(Map<String, String> answers, List<FieldError> errors) {
        var services = services();
        return answered(
                List.of(
                        new Part(
                                "What, and why",
                                null,
                                Stream.concat(Stream.of(type()), what(services)).toList()),
                        new Part(
                                "Where it goes",
                                null,
                                Stream.concat(place(services), Stream.of(items()))
                                        .toList()),
                        window(),
                        plans(),
                        contents(),
                        objective()),
                answers,
                errors);
    }

    /** What a standard change leaves open. */
    List<Part> ofStandard(Map<String, String> answers, List<FieldError> errors) {
        return answered(
                List.of(
                        new Part("Which version", null, List.of(version())),
                        new Part(
                                "When",
                                window().help(),
                                window().questions().stream().limit(2).toList()),
                        contents()),
                answers,
                errors);
    }

    /** What may still be put otherwise; type, title and items stay. */
    List<Part> ofEdit(Map<String, String> answers, List<FieldError> errors) {
        var services = services();
        return answered(
                List.of(
                        new Part("What, and why", null, what(services).skip(1).toList()),
                        new Part("Where it goes", null, place(services).toList()),
                        window(),
                        plans(),
                        contents(),
                        objective()),
                answers,
                errors);
    }

    /** The answers that a change holds now. */
    Map<String, String> answersOf(Change change, List<Proof> proofs) {
        var answers = new HashMap<String, String>();
        var what = change.what();
        answers.put("title", change.title());
        answers.put("reason", change.reason());
        answers.put("service", what.service());
        answers.put("environment", what.environment());
        put(answers, "version", what.version());
        put(answers, "commit", what.commit());
        answers.put("digests", String.join("\n", new TreeSet<>(what.digests())));
        put(answers, "from", change.from() == null ? null : ChangeWindow.field(change.from(), zone));
        put(answers, "until", change.until() == null ? null : ChangeWindow.field(change.until(), zone));
        answers.put("outageMinutes", String.valueOf(change.outageMinutes()));
        answers.put("affectedUsers", String.valueOf(change.affectedUsers()));
        put(answers, "testsPassed", Objects.toString(change.testsPassed(), null));
        put(answers, "objective", change.objective());
        put(answers, "measure", change.measure());
        proofs.forEach(proof -> put(answers, PROOFS.get(proof.kind()), proof.text()));
        return answers;
    }

    private static void put(Map<String, String> answers, @Nullable String name, @Nullable String value) {
        if (name != null && value != null) {
            answers.put(name, value);
        }
    }

    private static List<Part> answered(List<Part> parts, Map<String, String> answers, List<FieldError> errors) {
        return parts.stream()
                .map(part -> new Part(
                        part.title(),
                        part.help(),
                        part.questions().stream()
                                .map(q -> q.answered(answers.getOrDefault(q.name(), usual(q.name())))
                                        .refused(errorOf(q.name(), errors)))
                                .toList()))
                .toList();
    }

    private static @Nullable String usual(String name) {
        return switch (name) {
            case "type" -> "NORMAL";
            case "outageMinutes", "affectedUsers" -> "0";
            default -> null;
        };
    }

    private static @Nullable String errorOf(String name, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> error.field().equals(name))
                .map(error -> "This " + error.message())
                .findFirst()
                .orElse(null);
    }

    private static Question type() {
        return Question.of("type", "How urgent is it?", "radio", true)
                .explained("An emergency goes ahead after a short agreement, and owes evidence and the agreement of"
                        + " everybody else within a day. Somebody looks at each of them afterwards.")
                .choosing(List.of(
                        new Option("NORMAL", "It can wait until it is judged"),
                        new Option("EMERGENCY", "Emergency: waiting does more harm than a mistake would")));
    }

    private static Stream<Question> what(List<Option> services) {
        return Stream.of(
                Question.of("title", "What is changed?", "text", true)
                        .explained("In a few words, for everybody who reads the list. Example: Web shop 5.3.")
                        .limited(200),
                Question.of("reason", "Why?", "textarea", true)
                        .explained(
                                "What is wrong or missing today. Example: Pages take three seconds; customers leave.")
                        .limited(LONG),
                Question.of("service", "Which service?", "text", true)
                        .explained("Its id in the inventory, such as svc-web-shop; begin to type to choose.")
                        .limited(64)
                        .proposing(services)
                        .completedBy("off"));
    }

    private static Stream<Question> place(List<Option> services) {
        return Stream.of(
                Question.of("environment", "Which environment?", "text", true)
                        .explained("Where it goes, such as production. A gate asks by exactly this name.")
                        .limited(40)
                        .proposing(List.of(
                                new Option("production", "production"),
                                new Option("staging", "staging"),
                                new Option("test", "test")))
                        .completedBy("off"),
                version());
    }

    private static Question version() {
        return Question.of("version", "Which version?", "text", false)
                .explained("As people call it, such as 5.3.0.")
                .limited(100);
    }

    private static Question items() {
        return Question.of("items", "Which configuration items are touched?", "textarea", false)
                .explained("Their ids, one a line, such as db-042. The service itself unless you say so. They decide"
                        + " who has to agree and what it may collide with.")
                .limited(LONG);
    }

    private static Part window() {
        return new Part(
                "When",
                "Leave both times empty if it may be done as soon as it is approved. Nothing goes through the gate outside"
                        + " the window.",
                List.of(
                        Question.of("from", "From", "datetime-local", false),
                        Question.of("until", "Until", "datetime-local", false),
                        Question.of("outageMinutes", "How long do people do without the service?", "number", false)
                                .explained("In minutes; 0 if nobody notices.")
                                .between("0", "10080", "1"),
                        Question.of("affectedUsers", "How many people notice?", "number", false)
                                .explained("An estimate will do; 0 if nobody does.")
                                .between("0", null, "1")));
    }

    private static Part plans() {
        return new Part(
                "How it is done, and taken back",
                "Nobody is asked to agree to a normal change before these three are there. You may add them later.",
                List.of(
                        plan("implementationPlan", "How is it done?")
                                .explained(
                                        "Step by step, so that somebody else could do it. Example: 1. Stop the queue."
                                                + " 2. Install 5.3. 3. Start the queue and look at the health page."),
                        plan("rollbackPlan", "How is it taken back?")
                                .explained("Step by step as well. Example: Install 5.2 again; no data is changed."),
                        plan("backoutTest", "What came of trying to take it back?")
                                .explained(
                                        "Where, when and with what result. Example: On test, 3 March, back on 5.2 after"
                                                + " four minutes.")));
    }

    private static Question plan(String name, String label) {
        return Question.of(name, label, "textarea", false).limited(LONGEST);
    }

    private static Part contents() {
        return new Part(
                "What is in it",
                "A pipeline fills these in by itself. With them the gate lets exactly this build through, and no other.",
                List.of(
                        Question.of("commit", "Commit", "text", false)
                                .explained("Full id, 40 or 64 hexadecimal digits.")
                                .limited(64)
                                .completedBy("off"),
                        Question.of("digests", "Digests of the artifacts", "textarea", false)
                                .explained("One a line, each sha256: and 64 hexadecimal digits.")
                                .limited(LONG),
                        Question.of("commits", "What was committed", "textarea", false)
                                .explained("One a line.")
                                .limited(LONGEST),
                        Question.of("testsPassed", "Did the tests pass?", "select", false)
                                .choosing(List.of(new Option("true", "Yes"), new Option("false", "No"))),
                        Question.of("testResult", "What did the tests say?", "textarea", false)
                                .explained("Example: 1,204 passed, none failed, build 4711.")
                                .limited(LONGEST)));
    }

    private static Part objective() {
        return new Part(
                "What it is to achieve",
                "Both, or none. After the change the review compares the figures.",
                List.of(
                        Question.of("objective", "What is to be better afterwards?", "text", false)
                                .explained("Example: Pages are there within a second.")
                                .limited(2000),
                        Question.of("measure", "By which figure will one see it?", "text", false)
                                .explained("Example: Median of the page load, from the dashboard of the shop.")
                                .limited(2000)));
    }

    private List<Option> services() {
        var options = new ArrayList<Option>();
        for (ConfigurationItem item : cmdb.search(new CiQuery("service", null, null, "ACTIVE", null, 0, MOST))
                .items()) {
            options.add(new Option(item.id(), item.name()));
        }
        return options;
    }
}
