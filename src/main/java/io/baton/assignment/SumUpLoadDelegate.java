package io.baton.assignment;

import static io.baton.engine.ProcessVariables.LOAD_FIGURES;
import static io.baton.engine.ProcessVariables.OVERFLOW_GROUP;
import static io.baton.engine.ProcessVariables.TASK_GROUP;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts what each person of the team, and of the one that helps out, works on. */
@Component
class SumUpLoadDelegate implements JavaDelegate, Writes {

    private final LoadFigures figures;

    SumUpLoadDelegate(LoadFigures figures) {
        this.figures = figures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var teams = Stream.of(
                        TASK_GROUP.find(execution).orElse(""),
                        OVERFLOW_GROUP.find(execution).orElse(""))
                .filter(team -> !team.isBlank())
                .toList();
        LOAD_FIGURES.set(execution, figures.of(teams));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(LOAD_FIGURES);
    }
}
