package io.baton.engine.models;

import io.baton.engine.KnownStep;
import io.baton.engine.NodeProperty;
import io.baton.engine.TableWords;
import io.baton.engine.lint.ModelLint;
import io.baton.engine.lint.Vocabulary;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the lint what the modules offer to models: their delegates and listeners, their properties, words and steps. */
@Configuration(proxyBeanMethods = false)
class ModelVocabulary {

    @Bean
    ModelLint modelLint(
            ListableBeanFactory beans,
            ObjectProvider<NodeProperty> properties,
            ObjectProvider<TableWords> words,
            ObjectProvider<KnownStep> steps) {
        var names = new TreeSet<String>();
        for (var kind : new Class<?>[] {JavaDelegate.class, ExecutionListener.class, TaskListener.class}) {
            names.addAll(List.of(beans.getBeanNamesForType(kind, false, false)));
        }
        return new ModelLint(new Vocabulary(
                names,
                properties.orderedStream().toList(),
                words.stream().toList(),
                steps.stream().toList()));
    }
}
