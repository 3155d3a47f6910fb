package io.baton.engine.lint;

import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** One token everywhere: the process is found under its file name, by people, links and audits. */
final class ProcessIdentity implements ProcessRule {

    private static final int MANY_NODES = 25;
    private static final int MOST_NODES = 40;

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        checkId(model, findings);
        var process = model.process();
        if (!process.isExecutable()) {
            findings.error("process-executable", model.id(), "Tick 'Executable' in the properties of the process.");
        }
        if (process.getName() == null || process.getName().isBlank()) {
            findings.error("process-name", model.id(), "Give the process a name that people read in lists.");
        } else if (Wording.isPlaceholder(process.getName())) {
            findings.error("process-name", model.id(), "The name '" + process.getName() + "' says nothing.");
        }
        if (ProcessModel.camunda(process, "historyTimeToLive").isEmpty()) {
            findings.error(
                    "history-time-to-live",
                    model.id(),
                    "Set 'Time to live' under 'History cleanup', for example P365D: how long the history is kept.");
        }
        HistoryTime.check(ProcessModel.camunda(process, "historyTimeToLive").orElse(null), model.id(), findings);
        if (ProcessModel.camunda(process, "versionTag").isEmpty()) {
            findings.advice("version-tag", model.id(), "Set a version tag, so that people can name the version.");
        }
        if (ProcessModel.documentation(process).isEmpty()) {
            findings.advice("process-documentation", model.id(), "Say in the documentation what the process is for.");
        }
        checkSize(model, findings);
        checkStart(model, findings);
    }

    private static void checkId(ProcessModel model, Findings findings) {
        if (!Wording.isToken(model.id())) {
            findings.error(
                    "process-id",
                    model.id(),
                    "The id is lower-case words with hyphens, such as request-fulfilment, 64 characters at most.");
        }
        if (!model.id().equals(model.file().token())) {
            findings.error(
                    "process-id",
                    model.id(),
                    "The id and the file name are the same token. Call the file " + model.id()
                            + ".bpmn, or the process " + model.file().token() + ".");
        }
        if (model.id().equals(model.bpmn().getDefinitions().getId())) {
            findings.error("process-id", model.id(), "The definitions element has the same id; give it another one.");
        }
    }

    private static void checkSize(ProcessModel model, Findings findings) {
        var nodes = model.nodes().size();
        if (nodes > MOST_NODES) {
            findings.error(
                    "process-size",
                    model.id(),
                    nodes + " nodes do not fit on a screen; " + MOST_NODES
                            + " is the limit. Move a part to a process of its own and call it.");
            return;
        }
        // a gateway without a name only joins lines; there is nothing to read about it
        var read = model.nodes().stream()
                .filter(node -> node.getName() != null && !node.getName().isBlank())
                .count();
        if (read > MANY_NODES) {
            findings.advice(
                    "process-size", model.id(), read + " nodes are many; " + MANY_NODES + " can be read at a glance.");
        }
    }

    private static void checkStart(ProcessModel model, Findings findings) {
        var starts = model.process().getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .count();
        if (starts == 0) {
            findings.error("process-start", model.id(), "The process has no start event.");
        }
        for (var subProcess : model.all(SubProcess.class)) {
            if (subProcess.getFlowElements().stream().noneMatch(StartEvent.class::isInstance)) {
                findings.error("process-start", subProcess.getId(), "The subprocess has no start event.");
            }
        }
    }
}
