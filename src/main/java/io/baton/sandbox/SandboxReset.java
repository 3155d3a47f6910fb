package io.baton.sandbox;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Begins the sandbox anew: the whole server ends and starts again with an empty database in memory. Nothing is ever
 * deleted, so nothing can be deleted by mistake; {@link SandboxWalls} sees to it that the database is such a one.
 */
@Profile("sandbox")
@Component
public class SandboxReset {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxReset.class);

    private final ConfigurableApplicationContext server;
    private final ApplicationArguments arguments;
    private final AtomicBoolean begun = new AtomicBoolean();

    SandboxReset(ConfigurableApplicationContext server, ApplicationArguments arguments) {
        this.server = server;
        this.arguments = arguments;
    }

    /** Returns at once; the server is back after half a minute. Asked again in the meantime, it does nothing more. */
    public void begin() {
        if (begun.compareAndSet(false, true)) {
            LOG.warn("The sandbox is reset.");
            var thread = new Thread(this::restart, "sandbox-reset");
            // between the two servers it is the only thread that keeps the process alive
            thread.setDaemon(false);
            thread.start();
        }
    }

    private void restart() {
        var main = ClassUtils.getUserClass(server.getBeansWithAnnotation(SpringBootApplication.class)
                .values()
                .iterator()
                .next());
        server.close();
        SpringApplication.run(main, arguments.getSourceArgs());
    }
}
