package io.baton.engine.hardening;

import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Gives the engine no script engine for any language, even when one happens to be on the class path. */
class NoScripts implements ScriptEngineResolver {

    @Override
    public ScriptEngine getScriptEngine(@Nullable String language, boolean resolveFromCache) {
        throw new Refusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "scripts-off",
                "A model or table asks for a script in '" + language
                        + "'. Scripts do not run here; use a delegate, a decision table or an expression.",
                List.of(),
                Map.of());
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {}

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return new ScriptEngineManager(ClassLoader.getPlatformClassLoader());
    }
}
