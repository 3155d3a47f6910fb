package io.baton.people.oncall;

import io.baton.people.Duty;
import io.baton.people.OnCall;
import io.baton.people.Presence;
import io.baton.people.ShiftCalendars;
import io.baton.people.StaffRegister;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the rotas. Whoever is away is passed over: the next layer answers, so that nobody calls an empty chair. */
@Component
class PlannedOnCall implements OnCall {

    private final RotaBook book;
    private final StaffRegister staff;
    private final ObjectProvider<ShiftCalendars> calendars;

    PlannedOnCall(RotaBook book, StaffRegister staff, ObjectProvider<ShiftCalendars> calendars) {
        this.book = book;
        this.staff = staff;
        this.calendars = calendars;
    }

    @Override
    public boolean hasRota(String team) {
        return book.find(team).isPresent();
    }

    @Override
    public Optional<Duty> onDuty(String team, Instant at) {
        var moment = new Span(at, at.plusMillis(1));
        return Resolution.inOrder(offered(team, moment)).stream()
                .filter(watch -> watch.isAt(at) && mayBeCalled(watch.person(), at))
                .findFirst()
                .map(watch -> new Duty(team, watch.person(), watch.layer(), watch.from(), watch.until()));
    }

    private List<Watch> offered(String team, Span asked) {
        var layers = book.find(team).stream()
                .map(kept -> RotaReader.trusted(team, kept.draft()))
                .flatMap(rota -> rota.offered(asked, calendars.getIfAvailable()).stream());
        return Stream.concat(book.overrides(team, asked).stream(), layers).toList();
    }

    private boolean mayBeCalled(String person, Instant at) {
        return staff.member(person, at)
                .filter(member -> member.presence() != Presence.ABSENT)
                .isPresent();
    }
}
