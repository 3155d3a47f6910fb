package io.baton.engine.hardening;

import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ArtifactFactory;
import org.springframework.http.HttpStatus;

/** Makes nothing of the class names that a model carries: steps are beans, named by expressions. */
class NoClassesByName implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new Refusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "class-refused",
                "A model names the Java class '" + type.getName() + "'. Name a delegate instead, as ${delegateName}.",
                List.of(),
                Map.of());
    }
}
