package io.baton.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.audit.proof.CanonicalJson;
import io.baton.audit.proof.Hashes;
import io.baton.audit.proof.LedgerVerification;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;

class AuditExportTests {

    @TempDir
    Path directory;

    private LedgerDatabase database;
    private LedgerFixture fixture;
    private AuditController events;
    private AuditExportController exports;

    @BeforeEach
    void fillLedger() {
        database = LedgerDatabase.h2();
        fixture = new LedgerFixture(database.pool(), directory.resolve("anchors"));
        events = new AuditController(fixture.jdbc, fixture.check);
        exports = new AuditExportController(
                new LedgerExport(fixture.jdbc, fixture.check),
                fixture.ledger,
                fixture.sealer,
                fixture.jdbc,
                Clock.systemUTC());
        CurrentActor.set(new Actor("person", "auditor"));
        for (int i = 0; i < 40; i++) {
            fixture.ledger.append(AuditEvent.of("TASK_DONE", "task", "T" + i)
                    .forTicket("REQ-2026-000001", i % 2 == 0 ? "equipment-setup" : "access-provisioning")
                    .because(i % 4 == 0 ? "=HYPERLINK(\"http://example.org\")" : null)
                    .with("number", i)
                    .changed("before " + i, "after " + i));
            if (i % 9 == 0) {
                fixture.sealer.seal();
            }
        }
    }

    @AfterEach
    void closeDatabase() throws Exception {
        CurrentActor.clear();
        fixture.connections.close();
        database.close();
    }

    @Test
    @Capability("T6.5")
    void filtersEventsByCategory() {
        var found = events.events(
                null, "access-provisioning", null, null, null, null, null, null, null, null, null, null, 0, 200);

        assertThat(found.total()).isEqualTo(20);
        assertThat(found.items())
                .hasSize(20)
                .allSatisfy(event -> assertThat(event)
                        .containsEntry("category", "access-provisioning")
                        .containsKeys("at", "actor", "groups", "action", "mac", "payload"));
    }

    @Test
    void pagesNewestFirstAndRefusesANonsensicalTime() {
        var page = events.events(null, null, null, null, "TASK_DONE", null, null, null, null, null, null, null, 1, 10);

        assertThat(page.total()).isEqualTo(40);
        assertThat(page.items().get(0)).containsEntry("objectId", "T29");
        assertThatThrownBy(() -> events.events(
                        null, null, null, null, null, null, null, null, null, null, "yesterday", null, 0, 10))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("from");
    }

    @Test
    @Capability("W4.2")
    void exportsTheLinesThatTheEventsShowWithAManifestOfTheirHash() throws IOException {
        var exported = export("ndjson");

        var lines = exported.getContentAsString().lines().toList();
        assertThat(lines).hasSize(41);
        var shown = events.events(null, null, null, null, "TASK_DONE", null, null, "T7", null, null, null, null, 0, 10);
        assertThat(lines).contains(CanonicalJson.of(shown.items().get(0)));
        var file = exported.getHeader("Content-Disposition").replaceAll(".*\"(.*)\".*", "$1");
        assertThat(exports.manifest(null)).isEqualTo(Hashes.sha256(exported.getContentAsString()) + "  " + file + "\n");
        assertThat(exports.manifest(file)).isEqualTo(exports.manifest(null));
        assertThat(events.events(
                                null,
                                null,
                                null,
                                null,
                                "AUDIT_EXPORTED",
                                null,
                                "auditor",
                                null,
                                null,
                                null,
                                null,
                                null,
                                0,
                                5)
                        .total())
                .isOne();
    }

    @Test
    @Capability("W4.2")
    void exportsATableInWhichNothingIsAFormula() throws IOException {
        var table = export("csv").getContentAsString();

        assertThat(table.lines().toList()).hasSize(42);
        assertThat(table)
                .contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"")
                .doesNotContain(",\"=", ",=");
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        assertThatThrownBy(() -> export("xml")).isInstanceOf(Refusal.class).hasMessageContaining("ndjson, csv or zip");
    }

    @Test
    @Capability("T6.6")
    void theArchiveAndTheDatabaseAreVerifiedWithoutTheServer() throws IOException {
        var archive = directory.resolve("ledger.zip");
        Files.write(archive, export("zip").getContentAsByteArray());
        var key = fixture.check.trusted().get(0).toString();

        var fromArchive = LedgerVerification.run(archive.toString(), "--public-key", key);
        var fromDatabase = LedgerVerification.run(
                "--jdbc",
                database.pool().getJdbcUrl(),
                "--user",
                "sa",
                "--public-key",
                key,
                "--anchors",
                directory.resolve("anchors").toString());
        var unpinned = LedgerVerification.run(archive.toString());
        var withoutKey = LedgerVerification.run("--jdbc", database.pool().getJdbcUrl());

        assertThat(fromArchive.output()).startsWith("VALID: 41 events");
        assertThat(fromArchive.exit()).isZero();
        assertThat(fromDatabase.output()).startsWith("VALID: 41 events");
        assertThat(unpinned.output()).startsWith("No --public-key").contains("VALID: 41 events");
        assertThat(withoutKey.exit()).isEqualTo(2);
    }

    @Test
    @Capability("T6.6")
    void namesTheChangedLineOfAnArchive() throws IOException {
        for (var change : List.of(
                new String[] {"events.jsonl", "\"number\":7", "\"number\":8", "BROKEN at event 7"},
                new String[] {"events.jsonl", "before 9", "before 8", "BROKEN at event 9"},
                new String[] {"checkpoints.txt", "number 2", "number 3", "BROKEN at event 1"},
                new String[] {"manifest.json", "\"events\":41", "\"events\":40", "BROKEN: The manifest speaks"},
                new String[] {"manifest.json", "auditor", "nobody", "BROKEN: The manifest is not signed"})) {
            var archive = directory.resolve(change[1].replaceAll("\\W", "") + ".zip");
            Files.write(archive, export("zip").getContentAsByteArray());
            try (var files = FileSystems.newFileSystem(archive)) {
                var file = files.getPath("/" + change[0]);
                var text = Files.readString(file);
                assertThat(text).contains(change[1]);
                Files.writeString(file, text.replaceFirst(Pattern.quote(change[1]), change[2]));
            }

            var result = LedgerVerification.run(
                    archive.toString(),
                    "--public-key",
                    fixture.check.trusted().get(0).toString());

            assertThat(result.output()).as(change[0] + change[1]).startsWith(change[3]);
            assertThat(result.exit()).isOne();
            reopen();
        }
    }

    @Test
    void exportsARangeWhoseEventsAreStillProved() throws IOException {
        var all = events.events(null, null, null, null, "TASK_DONE", null, null, null, null, null, null, null, 0, 100);
        var from = all.items().get(20).get("at").toString();
        var response = new MockHttpServletResponse();
        exports.export(from, null, "zip", response);
        var archive = directory.resolve("range.zip");
        Files.write(archive, response.getContentAsByteArray());

        var result = LedgerVerification.run(
                archive.toString(),
                "--public-key",
                fixture.check.trusted().get(0).toString());

        assertThat(result.output()).startsWith("VALID: 41 events");
        try (var files = FileSystems.newFileSystem(archive)) {
            assertThat(Files.readAllLines(files.getPath("/events.jsonl"))).hasSize(22);
        }
    }

    @Test
    @Capability("C7.3")
    void tellsTheTrailOfOneTicketInOrder() {
        fixture.ledger.append(AuditEvent.of("TASK_DONE", "task", "X").forTicket("REQ-2026-000002", null));

        var trail = new AuditTrail(fixture.jdbc).of("REQ-2026-000001");

        assertThat(trail).hasSize(40).isSortedAccordingTo(Comparator.comparing(AuditTrail.Line::at));
        assertThat(trail.get(4)).satisfies(line -> {
            assertThat(line.actor()).isEqualTo("auditor");
            assertThat(line.oldValue()).isEqualTo("before 4");
            assertThat(line.newValue()).isEqualTo("after 4");
            assertThat(line.reason()).startsWith("=HYPERLINK");
            assertThat(line.groups()).contains("service-desk");
        });
    }

    private void reopen() throws IOException {
        fixture.connections.close();
        try {
            database.close();
        } catch (Exception e) {
            throw new IOException(e);
        }
        fillLedger();
    }

    private MockHttpServletResponse export(String format) throws IOException {
        var response = new MockHttpServletResponse();
        response.setCharacterEncoding("UTF-8");
        exports.export(null, null, format, response);
        return response;
    }
}
