package io.baton.engine.lint;

import java.util.List;

/** All rules, in the order in which their findings are told. */
final class Rules {

    static final List<ProcessRule> FOR_PROCESSES = List.of(
            new ProcessIdentity(),
            new AllowedElements(),
            new AllowedAttributes(),
            new Names(),
            new Ids(),
            new StepDocumentation(),
            new UserTasks(),
            new Steps(),
            new KnownSteps(),
            new RobotSteps(),
            new References(),
            new Expressions(),
            new Variables(),
            new OwnVariables(),
            new Timers(),
            new Loops(),
            new NodeProperties(),
            new Outcomes(),
            new Drawing());

    static final List<DecisionRule> FOR_DECISIONS = List.of(
            new DecisionIdentity(),
            new DecisionWording(),
            new HitPolicies(),
            new ValueLists(),
            new KnownWords(),
            new PlanOrder(),
            new Promised(),
            new AgreementsAddUp(),
            new FeelExpressions(),
            new DecisionVariables());

    static final List<FormRule> FOR_FORMS =
            List.of(new FormIdentity(), new FormComponents(), new FormFields(), new FormFlag());

    private Rules() {}
}
