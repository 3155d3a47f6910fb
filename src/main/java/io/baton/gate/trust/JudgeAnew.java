package io.baton.gate.trust;

import io.baton.deployment.Changes;
import io.baton.engine.Errand;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the changes judged anew that only trust had approved, once trust is lost. Until then the gate is shut for them. */
@Component
class JudgeAnew implements Errand {

    static final String NAME = "trust-lost";

    private final ObjectProvider<Changes> changes;

    JudgeAnew(ObjectProvider<Changes> changes) {
        this.changes = changes;
    }

    /** Neither has blanks in its name. */
    static String subject(String service, String environment) {
        return service + " " + environment;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String subject) {
        var named = subject.split(" ", 2);
        changes.ifAvailable(known -> known.trustLost(named[0], named[1]));
    }
}
