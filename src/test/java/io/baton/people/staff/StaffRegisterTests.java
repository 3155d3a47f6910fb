package io.baton.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.BatonTest;
import io.baton.people.OnCall;
import io.baton.people.Presence;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class StaffRegisterTests {

    @Autowired
    StaffRegister register;

    @Autowired
    OnCall onCall;

    @Test
    void whoHasNoShiftIsPresentAtAnyHour() {
        assertThat(register.members("network", Instant.parse("2026-01-04T02:00:00Z")))
                .extracting(StaffMember::person)
                .contains("agent2", "agent3");
        assertThat(register.member("agent3", Instant.parse("2026-01-04T02:00:00Z")))
                .get()
                .satisfies(member -> {
                    assertThat(member.presence()).isEqualTo(Presence.PRESENT);
                    assertThat(member.skills()).contains("vpn");
                    assertThat(member.cap()).isNull();
                });
    }

    @Test
    void knowsWhoHasASkill() {
        assertThat(register.holders("vpn")).contains("agent3").doesNotContain("agent");
        assertThat(register.holders("no-such-skill")).isEmpty();
    }

    @Test
    void somebodyIsOnCallForTheTeamsWithARota() {
        // a Monday night of the first week: who has the days of one week has the nights of the next
        assertThat(onCall.onDuty("sre", Instant.parse("2026-01-05T23:00:00Z")))
                .get()
                .satisfies(duty -> {
                    assertThat(duty.person()).isEqualTo("sre2");
                    assertThat(duty.layer()).isEqualTo("Nights");
                    assertThat(duty.until()).isEqualTo(Instant.parse("2026-01-06T07:00:00Z"));
                });
        assertThat(onCall.onDuty("sre", Instant.parse("2026-01-12T23:00:00Z")))
                .get()
                .satisfies(duty -> assertThat(duty.person()).isEqualTo("sre1"));
        assertThat(onCall.onDuty("procurement", Instant.parse("2026-01-05T23:00:00Z")))
                .isEmpty();
        assertThat(onCall.hasRota("procurement")).isFalse();
    }
}
