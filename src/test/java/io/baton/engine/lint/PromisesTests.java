package io.baton.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes the shipped tables of service levels as a process owner might by mistake. */
@Capability("O5.2")
class PromisesTests {

    private static final Path TARGETS = Path.of("decisions/sla-targets.dmn");
    private static final Path AGREEMENTS = Path.of("decisions/ola-targets.dmn");

    @Test
    void theShippedAgreementsFitIntoTheShippedTargets() throws IOException {
        assertThat(findings(Files.readString(TARGETS), Files.readString(AGREEMENTS)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "P0D", "-PT4H", "4 hours", ""})
    void aTargetOfNothingOrOfNoTimeIsRefusedWithItsPlaceAndARemedy(String target) throws IOException {
        assertThat(findings(cell(TARGETS, "ResponseP2", target), Files.readString(AGREEMENTS)))
                .filteredOn(finding -> finding.rule().equals("target-above-zero"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.file()).isEqualTo("sla-targets.dmn");
                    assertThat(finding.element()).isEqualTo("Rule_ResponseP2");
                    assertThat(finding.message()).contains("targetDuration", "write a duration above zero");
                });
    }

    @Test
    void aGroupThatGetsMoreThanTheRequesterIsPromisedIsRefusedWithItsRow() throws IOException {
        assertThat(findings(Files.readString(TARGETS), cell(AGREEMENTS, "GroupP3", "PT21H")))
                .filteredOn(finding -> finding.file().equals("ola-targets.dmn"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.file()).isEqualTo("ola-targets.dmn");
                    assertThat(finding.element()).isEqualTo("Rule_GroupP3");
                    assertThat(finding.rule()).isEqualTo("agreements-add-up");
                    assertThat(finding.message())
                            .contains("For P3", "PT21H", "PT4H", "Rule_ResolutionP3Disturbance", "at most PT20H");
                });
    }

    @Test
    void exactlyAsMuchAsIsPromisedFits() throws IOException {
        assertThat(findings(Files.readString(TARGETS), cell(AGREEMENTS, "GroupP3", "PT20H")))
                .isEmpty();
    }

    @Test
    void aLongerIntakeIsSeenInEveryGroupItLeavesTooLittleTimeTo() throws IOException {
        assertThat(findings(Files.readString(TARGETS), cell(AGREEMENTS, "IntakeUrgent", "PT45M")))
                .filteredOn(finding -> finding.file().equals("ola-targets.dmn"))
                .extracting(Finding::element)
                .containsExactly("Rule_GroupP1");
    }

    @Test
    void aPromiseThatIsCutBelowWhatTheGroupsNeedIsRefusedWithItsOwnRow() throws IOException {
        var cut = new ModelFile(
                "sla-targets.dmn",
                cell(TARGETS, "ResolutionP2Disturbance", "PT5H").getBytes(StandardCharsets.UTF_8));
        var live = new Deployed() {
            @Override
            public List<ModelFile> processesAndDecisions() {
                return List.of(file("ola-targets.dmn", AGREEMENTS));
            }

            @Override
            public boolean hasForm(String id) {
                return false;
            }
        };

        assertThat(Shipped.lint().check(List.of(cut), live))
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).isEqualTo("sla-targets.dmn");
                    assertThat(finding.element()).isEqualTo("Rule_ResolutionP2Disturbance");
                    assertThat(finding.message()).contains("Rule_GroupP2", "PT5H", "or promise more");
                });
    }

    private static ModelFile file(String name, Path path) {
        try {
            return new ModelFile(name, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Finding> findings(String targets, String agreements) {
        return Shipped.lint()
                .check(
                        List.of(
                                new ModelFile("sla-targets.dmn", targets.getBytes(StandardCharsets.UTF_8)),
                                new ModelFile("ola-targets.dmn", agreements.getBytes(StandardCharsets.UTF_8))),
                        Deployed.NOTHING);
    }

    /** The table with another duration in the first output of a row. */
    private static String cell(Path table, String rule, String duration) throws IOException {
        var cell = Pattern.compile("(<outputEntry id=\"OutputEntry_" + rule + "_1\">\\s*<text>)[^<]*");
        return cell.matcher(Files.readString(table)).replaceFirst(found -> found.group(1) + "\"" + duration + "\"");
    }
}
