package io.baton.portal;

import io.baton.people.Role;
import io.baton.platform.Metric;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a figure of the scorecard counts, and how. */
@Controller
class MetricPage {

    private final ObjectProvider<Metric> metrics;

    MetricPage(ObjectProvider<Metric> metrics) {
        this.metrics = metrics;
    }

    @GetMapping("/portal/metrics/{name}")
    @RolesAllowed({Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
    String show(@PathVariable("name") String name, Model model) {
        model.addAttribute(
                "metric",
                metrics.stream()
                        .filter(metric -> metric.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("Figure " + name)));
        return "portal/metric";
    }
}
