package io.baton.people.staff;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.people.Directory;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the demo people can do; added once, and to nobody of whom something is known already. */
@Component
@Profile("demo")
class DemoStaff implements BeforeOpening {

    private record DemoSkills(
            String id, Set<String> skills, @Nullable Integer cap) {}

    private record Company(List<DemoSkills> staff, Object rotas) {}

    private final JdbcClient db;
    private final Directory directory;

    DemoStaff(JdbcClient db, Directory directory) {
        this.db = db;
        this.directory = directory;
    }

    @Override
    @Transactional
    public void start() {
        var known = db.sql("select person_id from staff").query(String.class).list();
        company().staff().stream()
                .filter(it ->
                        !known.contains(it.id()) && directory.person(it.id()).isPresent())
                .forEach(this::add);
    }

    private void add(DemoSkills it) {
        db.sql("insert into staff (person_id, work_cap, version) values (?, ?, 0)")
                .params(it.id(), it.cap())
                .update();
        it.skills()
                .forEach(skill -> db.sql("insert into staff_skill (person_id, skill) values (?, ?)")
                        .params(it.id(), skill)
                        .update());
    }

    private static Company company() {
        try (var in = new ClassPathResource("demo/staff.yaml").getInputStream()) {
            return new YAMLMapper().readValue(in, Company.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The skills of the demo people cannot be read", e);
        }
    }
}
