package io.baton.platform;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.time.Clock;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
class PlatformConfiguration {

    private static final int DEEPEST = 64;
    private static final int LONGEST_STRING = 256 * 1024;
    private static final int LONGEST_NUMBER = 100;

    @Bean
    @Profile("!(sandbox | test)")
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Profile("sandbox | test")
    MovableClock movableClock() {
        return new MovableClock();
    }

    /** JSON that is nested or long beyond what any of our documents needs is an attack, not a document. */
    @Bean
    Jackson2ObjectMapperBuilderCustomizer jsonLimits() {
        return builder -> builder.postConfigurer(mapper -> {
            var factory = mapper.getFactory();
            factory.setStreamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build());
            factory.configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        });
    }
}
