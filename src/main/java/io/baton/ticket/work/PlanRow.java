package io.baton.ticket.work;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of {@code task-plan.dmn} that fired for a ticket. */
record PlanRow(
        String id,
        List<String> dependsOn,
        String title,
        String kind,
        String group,
        String runbook,
        @Nullable Integer targetHours,
        boolean verificationRequired,
        boolean assetUpdateRequired,
        ParentClosePolicy parentClosePolicy,
        Undo undo) {

    /**
     * Reads the answer of the table. A row waits for those of its predecessors that are planned too: one that did not
     * fire is not needed this time.
     *
     * @throws IllegalStateException when rows wait for each other in a circle; nothing of such a plan would ever begin
     */
    static List<PlanRow> read(List<Map<String, Object>> answer) {
        var rows = new LinkedHashMap<String, PlanRow>();
        for (int i = 0; i < answer.size(); i++) {
            var row = read(answer.get(i), i);
            if (rows.put(row.id(), row) != null) {
                throw new IllegalStateException("The plan has two rows '" + row.id() + "'.");
            }
        }
        var planned = rows.values().stream()
                .map(row -> row.waitingFor(
                        row.dependsOn().stream().filter(rows::containsKey).toList()))
                .toList();
        refuseCircles(planned);
        return planned;
    }

    private static PlanRow read(Map<String, Object> row, int position) {
        var id = text(row, "task");
        var hours = row.get("targetHours") instanceof Number number ? number.intValue() : null;
        return new PlanRow(
                id.isEmpty() ? "task-" + (position + 1) : id,
                ids(text(row, "dependsOn")),
                text(row, "title"),
                text(row, "kind"),
                text(row, "group"),
                text(row, "runbook"),
                hours,
                Boolean.TRUE.equals(row.get("verificationRequired")),
                Boolean.TRUE.equals(row.get("assetUpdateRequired")),
                ParentClosePolicy.valueOf(orElse(text(row, "parentClosePolicy"), "FORCE_CLOSE")),
                Undo.valueOf(orElse(text(row, "undo"), "NONE")));
    }

    /** The ids in a comma separated list. */
    static List<String> ids(@Nullable String list) {
        return list == null || list.isBlank()
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
    }

    private PlanRow waitingFor(List<String> predecessors) {
        return new PlanRow(
                id,
                predecessors,
                title,
                kind,
                group,
                runbook,
                targetHours,
                verificationRequired,
                assetUpdateRequired,
                parentClosePolicy,
                undo);
    }

    private static void refuseCircles(List<PlanRow> rows) {
        Set<String> free = new HashSet<>();
        var found = true;
        while (found) {
            found = false;
            for (var row : rows) {
                found |= free.containsAll(row.dependsOn()) && free.add(row.id());
            }
        }
        if (free.size() < rows.size()) {
            throw new IllegalStateException("Rows of the plan wait for each other in a circle: "
                    + rows.stream()
                            .map(PlanRow::id)
                            .filter(id -> !free.contains(id))
                            .toList());
        }
    }

    private static String text(Map<String, Object> row, String name) {
        return Objects.toString(row.get(name), "");
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
