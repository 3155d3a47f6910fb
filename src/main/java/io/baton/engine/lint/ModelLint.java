package io.baton.engine.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks models against the house rules. The same check runs in tests, at the start of the server and at every
 * deployment, whichever door it comes through.
 */
public final class ModelLint {

    private final Vocabulary vocabulary;

    public ModelLint(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Checks files that are to be deployed together.
     *
     * @param deployed what is live already
     * @return what was found, file by file; empty when every rule is kept
     */
    public List<Finding> check(Collection<ModelFile> files, Deployed deployed) {
        var known = new Surroundings(vocabulary, deployed::hasForm);
        deployed.processesAndDecisions().forEach(file -> read(file, new Findings(file.name()), known));
        var read = new ArrayList<Read>();
        for (var file : files) {
            var findings = new Findings(file.name());
            read.add(new Read(read(file, findings, known), findings));
        }
        known.complete();
        return read.stream().flatMap(r -> check(r, known).stream()).toList();
    }

    private record Read(@Nullable Object model, Findings findings) {}

    private static List<Finding> check(Read read, Surroundings known) {
        var findings = read.findings();
        if (read.model() instanceof ProcessModel process) {
            Rules.FOR_PROCESSES.forEach(rule -> judge(findings, () -> rule.check(process, known, findings)));
        } else if (read.model() instanceof DecisionModel decision) {
            Rules.FOR_DECISIONS.forEach(rule -> judge(findings, () -> rule.check(decision, known, findings)));
        } else if (read.model() instanceof FormModel form) {
            Rules.FOR_FORMS.forEach(rule -> judge(findings, () -> rule.check(form, known, findings)));
        }
        return findings.all();
    }

    /** A file so odd that a rule cannot judge it is refused, unless another rule has said better why. */
    private static void judge(Findings findings, Runnable rule) {
        try {
            rule.run();
        } catch (RuntimeException | StackOverflowError e) {
            findings.cannotBeJudged(e);
        }
    }

    private static @Nullable Object read(ModelFile file, Findings findings, Surroundings known) {
        var kind = file.kind();
        if (kind.isEmpty()) {
            findings.error(
                    "file-kind",
                    file.fileName(),
                    "Only .bpmn, .dmn and .form files are deployed, each in lower case and named like its model.");
            return null;
        }
        return switch (kind.get()) {
            case PROCESS -> {
                var process = ModelReader.process(file, findings);
                if (process != null) {
                    known.add(process);
                }
                yield process;
            }
            case DECISION -> {
                var decision = ModelReader.decision(file, findings);
                if (decision != null) {
                    known.add(decision);
                }
                yield decision;
            }
            case FORM -> {
                var form = ModelReader.form(file, findings);
                if (form != null) {
                    known.add(form);
                }
                yield form;
            }
        };
    }
}
