package io.baton.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.people.Duty;
import io.baton.people.Presence;
import io.baton.people.StaffMember;
import io.baton.ticket.Assignees.Candidate;
import io.baton.ticket.Assignees.Strategy;
import io.baton.ticket.Assignees.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PickTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    @Capability({"C2.2", "T3.2"})
    void leastLoadedIsChosenAndEverybodyElseIsExplained() {
        var pick = Pick.from(
                team(
                        person("ada", 3, 6, 0, "vpn"),
                        person("bea", 1, 8, 1, "vpn"),
                        person("cem", 2, 3, 0, "vpn"),
                        away("dan"),
                        off("eva"),
                        person("fay", 0, 0, 0),
                        capped("gus", 3)),
                work(Set.of("vpn")),
                rule(Strategy.LEAST_ACTIVE));

        assertThat(pick.chosen()).isEqualTo("cem");
        assertThat(reasons(pick))
                .containsEntry("dan", "away: holiday, until 2026-11-30T08:00:00Z")
                .containsEntry("eva", "outside of the own working hours, until 2026-11-24T08:00:00Z")
                .containsEntry("fay", "lacks skill vpn")
                .containsEntry("gus", "at cap 3 of 3")
                .containsEntry("bea", "available: 1 open task, weight 8, 1 of P1/P2");
        assertThat(verdicts(pick))
                .containsEntry("cem", Verdict.CHOSEN)
                .containsEntry("ada", Verdict.AVAILABLE)
                .containsEntry("dan", Verdict.EXCLUDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"SKILL", "LEAST_ACTIVE", "ROUND_ROBIN", "ON_CALL", "NAMED"})
    void whoeverIsAwayOrLeftOutIsNeverChosen(Strategy strategy) {
        var work = new Work("REQ-1", "REQ-1-T1", false, Set.of(), Set.of("bea"), null);

        var pick = Pick.from(
                new TeamView("ops", List.of(away("ada"), person("bea", 0, 0, 0)), Load.NONE, duty("ada")),
                work,
                rule(strategy));

        assertThat(pick.chosen()).isNull();
        assertThat(pick.isFull()).isFalse();
        assertThat(reasons(pick)).containsEntry("bea", "left out: had it before");
        assertThat(pick.because()).startsWith("Nobody of ops can take it: ada (away: holiday");
    }

    @Test
    @Capability("W3.5")
    void onCallTakesItOutsideOfTheOwnHoursAndNobodyElseDoes() {
        var pick = Pick.from(
                new TeamView("ops", List.of(person("ada", 0, 0, 0), off("bea")), Load.NONE, duty("bea")),
                work(Set.of()),
                rule(Strategy.ON_CALL));

        assertThat(pick.chosen()).isEqualTo("bea");
        assertThat(reasons(pick)).containsEntry("ada", "not on call");
    }

    @Test
    void withoutADutyTheStrategyOnCallFindsNobody() {
        var pick = Pick.from(team(person("ada", 0, 0, 0)), work(Set.of()), rule(Strategy.ON_CALL));

        assertThat(pick.chosen()).isNull();
    }

    @Test
    @Capability("T3.5")
    void namedExpertHasABackupWhoKnowsMostOfTheRest() {
        var pick = Pick.from(
                team(person("ada", 0, 0, 0), person("bea", 5, 9, 0, "cobol", "db2"), person("cem", 1, 1, 0, "db2")),
                work(Set.of("cobol", "db2")),
                rule(Strategy.NAMED));

        assertThat(pick.chosen()).isEqualTo("bea");
        assertThat(pick.backup()).isEqualTo("cem");
        assertThat(verdicts(pick)).containsEntry("cem", Verdict.BACKUP);
        assertThat(reasons(pick)).containsEntry("cem", "backup (lacks skill cobol)");
    }

    @Test
    @Capability("T3.5")
    void backupHasTheWorkWhileTheExpertIsAway() {
        var pick = Pick.from(team(away("ada"), person("bea", 0, 0, 0)), work(Set.of("cobol")), rule(Strategy.NAMED));

        assertThat(pick.chosen()).isEqualTo("bea");
        assertThat(pick.because()).contains("stands in");
    }

    @Test
    void expertOfTheTableGoesBeforeTheLeastLoaded() {
        var named = new Rule(Strategy.NAMED, null, null, null, "bea");

        var pick = Pick.from(team(person("ada", 0, 0, 0), person("bea", 5, 5, 0)), work(Set.of()), named);

        assertThat(pick.chosen()).isEqualTo("bea");
        assertThat(pick.backup()).isEqualTo("ada");
    }

    @Test
    @Capability("I3.6")
    void capOfUrgentWorkHoldsForUrgentWorkOnly() {
        var busy = team(person("ada", 1, 8, 1), person("bea", 1, 8, 1));
        var capOfOne = new Rule(Strategy.LEAST_ACTIVE, 1, null, "second", null);

        var urgent = Pick.from(busy, urgent(), capOfOne);
        assertThat(urgent.chosen()).isNull();
        assertThat(urgent.isFull()).isTrue();
        assertThat(reasons(urgent)).containsEntry("ada", "at cap 1 of 1 for P1 and P2");

        assertThat(Pick.from(busy, work(Set.of()), capOfOne).chosen()).isEqualTo("ada");
    }

    @Test
    @Capability("I3.6")
    void capOfTheTeamHoldsEvenForAnIdlePerson() {
        var team = new TeamView("ops", List.of(person("ada", 0, 0, 0)), new Load(2, 16, 2), null);

        var pick = Pick.from(team, urgent(), new Rule(Strategy.LEAST_ACTIVE, null, 2, null, null));

        assertThat(pick.chosen()).isNull();
        assertThat(pick.isFull()).isTrue();
        assertThat(pick.because()).isEqualTo("ops is at its cap 2 of 2 for P1 and P2");
    }

    @Test
    void reworkGoesToWhoeverDidTheWorkAlsoWhenSomebodyHasLess() {
        var work = new Work("REQ-1", "REQ-1-T2", false, Set.of(), Set.of(), "bea");

        var pick = Pick.from(team(person("ada", 0, 0, 0), person("bea", 5, 5, 0)), work, rule(Strategy.ROUND_ROBIN));

        assertThat(pick.chosen()).isEqualTo("bea");
        assertThat(reasons(pick)).containsEntry("bea", "did the work before");
    }

    @Test
    void equalsAreTakenByIdSoThatAChoiceCanBeRepeated() {
        var pick =
                Pick.from(team(person("bea", 1, 2, 0), person("ada", 1, 2, 0)), work(Set.of()), rule(Strategy.SKILL));

        assertThat(pick.chosen()).isEqualTo("ada");
    }

    private static TeamView team(Colleague... members) {
        return new TeamView("ops", List.of(members), Load.NONE, null);
    }

    private static Colleague person(String id, int open, int weight, int top, String... skills) {
        return new Colleague(
                new StaffMember(id, Set.of(skills), null, Presence.PRESENT, null, null),
                new Load(open, weight, top),
                0);
    }

    private static Colleague capped(String id, int cap) {
        return new Colleague(
                new StaffMember(id, Set.of("vpn"), cap, Presence.PRESENT, null, null), new Load(cap, cap, 0), 0);
    }

    private static Colleague away(String id) {
        return new Colleague(
                new StaffMember(
                        id,
                        Set.of("vpn", "cobol"),
                        null,
                        Presence.ABSENT,
                        "away: holiday",
                        Instant.parse("2026-11-30T08:00:00Z")),
                Load.NONE,
                0);
    }

    private static Colleague off(String id) {
        return new Colleague(
                new StaffMember(
                        id,
                        Set.of("vpn"),
                        null,
                        Presence.OFF_SHIFT,
                        "outside of the own working hours",
                        Instant.parse("2026-11-24T08:00:00Z")),
                Load.NONE,
                0);
    }

    private static Duty duty(String person) {
        return new Duty("ops", person, "Nights", NOON, NOON.plusSeconds(60));
    }

    private static Work work(Set<String> skills) {
        return new Work("REQ-1", "REQ-1-T1", false, skills, Set.of(), null);
    }

    private static Work urgent() {
        return new Work("INC-1", "INC-1-T1", true, Set.of(), Set.of(), null);
    }

    private static Rule rule(Strategy strategy) {
        return new Rule(strategy, null, null, null, null);
    }

    private static Map<String, String> reasons(Pick pick) {
        return pick.candidates().stream().collect(Collectors.toMap(Candidate::person, Candidate::reason));
    }

    private static Map<String, Verdict> verdicts(Pick pick) {
        return pick.candidates().stream().collect(Collectors.toMap(Candidate::person, Candidate::verdict));
    }
}
