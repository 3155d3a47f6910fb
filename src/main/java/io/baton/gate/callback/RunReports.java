package io.baton.gate.callback;

import io.baton.deployment.Deployable;
import io.baton.gate.GateDoor;
import io.baton.gate.callback.Callback.State;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what tools say of their runs: how those ended that were let through, and that one deployed without being let through. */
@Component
class RunReports {

    private final Callbacks callbacks;
    private final Places places;
    private final Moves moves;
    private final GateDoor door;
    private final Clock clock;

    RunReports(Callbacks callbacks, Places places, Moves moves, GateDoor door, Clock clock) {
        this.callbacks = callbacks;
        this.places = places;
        this.moves = moves;
        this.door = door;
        this.clock = clock;
    }

    @Transactional
    public void take(String installation, Heard.News news) {
        var about = callbacks.ofRun(installation, news.projectId(), news.runKey()).stream()
                .filter(asked -> asked.state() != State.OVER && news.isAbout(asked))
                .toList();
        for (var asked : about) {
            // What was let through and is over before we heard that the tool heard us, is over all the same.
            var through = asked.state() == State.RUNNING || (asked.state() == State.APPROVING && asked.attempts() > 0);
            if (through && news.outcome() != null) {
                moves.ended(asked, news.outcome(), news.words());
            } else if (through && news.deployed() != null) {
                deployed(asked);
            } else {
                lookSoon(asked);
            }
        }
        bypassed(installation, news);
    }

    private void deployed(Callback asked) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("deployed_at", clock.instant());
        columns.put("next_look_at", clock.instant());
        callbacks.change(asked, columns);
    }

    /** The tool itself is asked how it stands. */
    private void lookSoon(Callback asked) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("next_look_at", clock.instant());
        columns.put("seen_at", Instant.EPOCH);
        callbacks.change(asked, columns);
    }

    private void bypassed(String installation, Heard.News news) {
        var run = news.deployed();
        var environment = news.toolEnvironment();
        if (run == null || environment == null) {
            return;
        }
        var place = places.of(installation, news.projectId(), environment, null, null);
        if (place.who() != null && !door.hasGrant(run, place.service(), place.environment())) {
            var what = new Deployable(place.service(), place.environment(), null, news.commit(), Set.of());
            door.deployedWithoutGrant(what, run, place.who());
        }
    }
}
