package io.baton.catalog;

import io.baton.platform.Metric;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many tickets the tables sort without a person. */
@Component
class HandsFreeTriage implements Metric {

    private final IntakeJudgements judgements;

    HandsFreeTriage(IntakeJudgements judgements) {
        this.judgements = judgements;
    }

    @Override
    public String name() {
        return "hands-free-triage";
    }

    @Override
    public String title() {
        return "Triage without a person";
    }

    @Override
    public String meaning() {
        return "Share of the tickets taken in that needed no manual triage. The parts tell free text, which the tables have"
                + " to read, from orders, which name their category.";
    }

    @Override
    public Figure of(Instant from, Instant to) {
        var all = judgements.share(from, to, false);
        var freeText = judgements.share(from, to, true);
        return Figure.share(
                all.handsFree(),
                all.read(),
                Map.of(
                        "tickets", all.read(),
                        "handsFree", all.handsFree(),
                        "freeText", freeText.read(),
                        "freeTextHandsFree", freeText.handsFree()));
    }
}
