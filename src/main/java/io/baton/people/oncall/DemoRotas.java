package io.baton.people.oncall;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.people.Directory;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rotas of the demo company, for the teams that have none. */
@Component
@Profile("demo")
class DemoRotas implements BeforeOpening {

    private record Company(Object staff, Map<String, RotaDraft> rotas) {}

    private final RotaBook book;
    private final Directory directory;

    DemoRotas(RotaBook book, Directory directory) {
        this.book = book;
        this.directory = directory;
    }

    @Override
    @Transactional
    public void start() {
        company().rotas().forEach((team, draft) -> {
            if (directory.team(team).isPresent() && book.find(team).isEmpty()) {
                RotaReader.check(team, draft, directory, null);
                book.insert(team, draft, "baton");
            }
        });
    }

    private static Company company() {
        try (var in = new ClassPathResource("demo/staff.yaml").getInputStream()) {
            return new YAMLMapper().readValue(in, Company.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The rotas of the demo company cannot be read", e);
        }
    }
}
