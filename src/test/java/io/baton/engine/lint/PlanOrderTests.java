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

/** Changes the shipped plan as a process owner might by mistake. */
@Capability("T1.5")
class PlanOrderTests {

    @Test
    void rowThatWaitsForAnUnknownOneIsNamed() throws IOException {
        assertThat(findings(cell("StarterMailbox", 2, "\"acount\"")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.element()).isEqualTo("Rule_StarterMailbox");
                    assertThat(finding.message())
                            .startsWith("Row 4 waits for 'acount'")
                            .contains("'account'");
                });
    }

    @Test
    void rowOfAnotherFamilyIsNotWaitedFor() throws IOException {
        assertThat(findings(cell("SharedMailbox", 2, "\"account\"")))
                .extracting(Finding::element)
                .containsExactly("Rule_SharedMailbox");
    }

    @Test
    void everyRowOfACircleIsNamed() throws IOException {
        assertThat(findings(cell("StarterAccount", 2, "\"mailbox\"")))
                .extracting(Finding::element)
                .containsExactly("Rule_StarterAccount", "Rule_StarterMailbox");
    }

    @Test
    void nameIsGivenOnceAmongTheRowsOfAnItem() throws IOException {
        assertThat(findings(cell("StarterLaptop", 1, "\"workplace\"")))
                .extracting(Finding::element)
                .contains("Rule_StarterWorkplace");
    }

    @Test
    void itemsWithTheSameTasksAreListedAsAdvice() throws IOException {
        var plan = shipped();
        var start = plan.indexOf("      <rule id=\"Rule_RoomEquipment\">");
        var end = plan.indexOf("      <rule id=\"Rule_Device\">");
        var again = plan.substring(start, end)
                .replace("RoomEquipment", "Again")
                .replace("\"meeting-room-equipment\"", "\"mobile-phone\"");

        assertThat(findings(plan.substring(0, end) + again + plan.substring(end)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isFalse();
                    assertThat(finding.message()).contains("\"mobile-phone\"", "\"meeting-room-equipment\"");
                });
    }

    private static List<Finding> findings(String plan) {
        var file = new ModelFile("task-plan.dmn", plan.getBytes(StandardCharsets.UTF_8));
        return Shipped.lint().check(List.of(file), Deployed.NOTHING).stream()
                .filter(finding -> finding.rule().startsWith("plan-"))
                .toList();
    }

    private static String cell(String rule, int output, String text) throws IOException {
        var cell = Pattern.compile("(<outputEntry id=\"OutputEntry_" + rule + "_" + output + "\">\\s*<text>)[^<]*");
        return cell.matcher(shipped()).replaceFirst(found -> found.group(1) + text);
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("decisions/task-plan.dmn"));
    }
}
