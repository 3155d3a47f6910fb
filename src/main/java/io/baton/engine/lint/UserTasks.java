package io.baton.engine.lint;

import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A user task asks somebody, with a form: without one, whoever completes it could write any variable. */
final class UserTasks implements ProcessRule {

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var task : model.all(UserTask.class)) {
            if (ProcessModel.camunda(task, "formRef").isEmpty()) {
                findings.error(
                        "task-form",
                        task.getId(),
                        "Bind a Camunda Form by its id under 'Forms'; without one any value could be written.");
            }
            checkForm(task, known, findings);
            if (ProcessModel.camunda(task, "candidateGroups").isEmpty()
                    && ProcessModel.camunda(task, "candidateUsers").isEmpty()
                    && ProcessModel.camunda(task, "assignee").isEmpty()) {
                findings.error(
                        "task-people",
                        task.getId(),
                        "Say who does it: candidate groups such as service-desk or ${assignedGroup}, or an assignee.");
            }
        }
        model.all(StartEvent.class).forEach(start -> checkForm(start, known, findings));
    }

    private static void checkForm(FlowNode node, Surroundings known, Findings findings) {
        var form = ProcessModel.camunda(node, "formRef");
        if (form.isEmpty()) {
            return;
        }
        if (!Wording.isToken(form.get())) {
            findings.error("task-form", node.getId(), "Name the form by its id, such as task-work; no expression.");
        } else if (!known.hasForm(form.get())) {
            findings.error(
                    "task-form",
                    node.getId(),
                    "There is no form '" + form.get() + "'. Deploy it together with the process."
                            + Wording.didYouMean(form.get(), known.formIds()));
        }
        if (!ProcessModel.camunda(node, "formRefBinding")
                .filter("latest"::equals)
                .isPresent()) {
            findings.error(
                    "latest-binding",
                    node.getId(),
                    "Set the binding of the form to 'latest': a corrected form then serves open tasks as well.");
        }
    }
}
