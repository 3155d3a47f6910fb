package io.baton.engine.failure;

import io.baton.engine.SystemContext;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Engine incidents of failed jobs, as the engine keeps them, with news of their coming and going. The transaction is the
 * one in which the engine records the failure; the failed step's own was rolled back before.
 */
class StuckIncidents extends DefaultIncidentHandler {

    private final FailureNews news;

    StuckIncidents(FailureNews news) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.news = news;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        var incident = super.handleIncident(context, message);
        var job = Context.getCommandContext().getJobManager().findJobById(context.getConfiguration());
        if (job != null) {
            SystemContext.run(() -> news.gaveUp(job));
        }
        return incident;
    }

    @Override
    protected void removeIncident(IncidentContext context, boolean incidentResolved) {
        // Asked for every job that ends; there is an incident for hardly any.
        List<Incident> incidents = Context.getCommandContext()
                .getIncidentManager()
                .findIncidentByConfiguration(context.getConfiguration());
        for (var incident : incidents) {
            if (incidentResolved) {
                ((IncidentEntity) incident).resolve();
            } else {
                ((IncidentEntity) incident).delete();
            }
        }
        if (!incidents.isEmpty()) {
            SystemContext.run(() -> news.recovered(context.getConfiguration()));
        }
    }
}
