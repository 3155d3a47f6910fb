package io.baton.engine.lint;

import java.util.Set;

/** One token everywhere: a table is found under its file name, by models, people and audits. */
final class DecisionIdentity implements DecisionRule {

    private static final Set<String> ALLOWED = Set.of(
            ("definitions decision description extensionElements variable informationRequirement requiredDecision"
                            + " requiredInput authorityRequirement requiredAuthority knowledgeSource inputData question"
                            + " allowedAnswers decisionTable input inputExpression inputValues output outputValues"
                            + " defaultOutputEntry rule inputEntry outputEntry annotation annotationEntry text"
                            + " literalExpression textAnnotation association itemDefinition typeRef allowedValues")
                    .split(" "));

    @Override
    public void check(DecisionModel model, Surroundings known, Findings findings) {
        var decisions = model.decisions();
        if (decisions.stream().noneMatch(d -> model.file().token().equals(d.getId()))) {
            findings.error(
                    "decision-id",
                    model.file().fileName(),
                    "No decision in the file has the id '" + model.file().token()
                            + "'. The id and the file name are the same token.");
        }
        for (var decision : decisions) {
            if (!Wording.isToken(decision.getId())) {
                findings.error(
                        "decision-id", decision.getId(), "The id is lower-case words with hyphens, such as task-plan.");
            }
            if (decision.getName() == null
                    || decision.getName().isBlank()
                    || Wording.isPlaceholder(decision.getName())) {
                findings.error(
                        "decision-name", decision.getId(), "Give the decision a name that people read in lists.");
            }
            HistoryTime.check(decision.getCamundaHistoryTimeToLiveString(), decision.getId(), findings);
            if (decision.getVersionTag() == null || decision.getCamundaHistoryTimeToLiveString() == null) {
                findings.advice("version-tag", decision.getId(), "Set a version tag and the history time to live.");
            }
        }
        Xml.walk(model.xml().getDocumentElement(), element -> {
            if (Xml.namespace(element).contains("/DMN/")
                    && !Xml.namespace(element).contains("DI")
                    && !Xml.namespace(element).contains("DC")
                    && !ALLOWED.contains(element.getLocalName())) {
                findings.error(
                        "element-allowed",
                        Xml.idOf(element),
                        "'" + element.getLocalName() + "' is not used in tables of this server.");
            }
        });
    }
}
