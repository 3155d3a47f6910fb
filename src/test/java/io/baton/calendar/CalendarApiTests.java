package io.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

@BatonTest
class CalendarApiTests {

    private static final Map<String, Object> NIGHT =
            Map.of("title", "Night shift", "zone", "UTC", "week", Map.of("MONDAY", List.of("22:00-24:00")));

    @Autowired
    private Api api;

    @Test
    void changesAddVersionsAndFormerOnesStayReadable() {
        var created = api.post("process-owner", "/api/calendars", Map.of("id", "night-shift", "definition", NIGHT));
        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);

        var longer = Map.of("title", "Night shift", "zone", "UTC", "week", Map.of("MONDAY", List.of("21:00-24:00")));
        var unread = api.exchange("admin", HttpMethod.PUT, "/api/calendars/night-shift", longer, Map.of());
        var changed = api.exchange(
                "admin", HttpMethod.PUT, "/api/calendars/night-shift", longer, Map.of("If-Match", "\"1\""));
        var late =
                api.exchange("admin", HttpMethod.PUT, "/api/calendars/night-shift", NIGHT, Map.of("If-Match", "\"1\""));

        assertThat(unread.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(changed.getBody()).containsEntry("version", 2);
        assertThat(late.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(api.get("requester", "/api/calendars/night-shift/versions/1").getBody())
                .containsEntry("week", Map.of("MONDAY", List.of("22:00-24:00")));
    }

    @Test
    void badCalendarIsRefusedWithThePlace() {
        var overlapping = Map.of(
                "title", "Twice", "zone", "UTC", "week", Map.of("FRIDAY", List.of("08:00-12:00", "11:30-17:00")));
        var answer = api.post("process-owner", "/api/calendars", Map.of("id", "twice", "definition", overlapping));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(String.valueOf(answer.getBody())).contains("week.FRIDAY[1]", "overlaps 08:00-12:00");
        assertThat(api.get("process-owner", "/api/calendars/twice").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void agentsReadCalendarsAndDoNotChangeThem() {
        assertThat(api.get("agent", "/api/calendars/business-hours").getBody()).containsEntry("holidays", "de-be");
        assertThat(api.post("agent", "/api/calendars", Map.of("id", "mine", "definition", NIGHT))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }
}
