package io.baton.asset.snipeit;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.asset.OutsideSeats;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seats of licences in Snipe-IT. It gives a seat to whoever writes last, whether it is taken or not, so a seat is looked
 * at right before and right after it is written.
 */
class SnipeItSeats implements OutsideSeats {

    private static final String SEATS = "/api/v1/licenses/{}/seats";
    private static final String SEAT = SEATS + "/{}";
    private static final int TRIES = 3;
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;
    private static final long NOBODY = -1;

    private final Connector connector;

    SnipeItSeats(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Stock look(String licence, @Nullable String holder) {
        var talk = connector.converse();
        var user = holder == null ? NOBODY : SnipeIt.userId(talk, holder);
        var seats = seats(talk, licence);
        var held = seats.stream().filter(seat -> isOf(seat, user)).findFirst();
        var free = (int) seats.stream().filter(SnipeItSeats::isFree).count();
        return new Stock(seats.size(), free, held.map(SnipeItSeats::id).orElse(null));
    }

    @Override
    public Optional<String> assign(String operation, String licence, String holder, int promised) {
        var talk = connector.converse();
        var user = SnipeIt.userId(talk, holder);
        var seats = seats(talk, licence);
        var own = seats.stream().filter(seat -> isOf(seat, user)).findFirst();
        if (own.isPresent()) {
            return own.map(SnipeItSeats::id);
        }
        var free = seats.stream()
                .filter(SnipeItSeats::isFree)
                .map(SnipeItSeats::id)
                .toList();
        for (var seat : free.subList(0, Math.min(TRIES, Math.max(0, free.size() - promised)))) {
            if (isFree(seat(talk, licence, seat)) && take(talk, operation, licence, seat, user)) {
                return Optional.of(seat);
            }
        }
        return Optional.empty();
    }

    /** @return false when somebody else has it after all; it is left to them */
    private static boolean take(Conversation talk, String operation, String licence, String seat, long user) {
        var body = new LinkedHashMap<String, Object>();
        body.put("assigned_to", user);
        SnipeIt.write(talk, operation + ":" + seat, body, "PUT", SEAT, licence, seat);
        var after = seat(talk, licence, seat);
        if (!isAssigned(after)) {
            throw talk.failure("took the assignment of seat " + seat + " but did not make it");
        }
        return isOf(after, user);
    }

    @Override
    public void release(String operation, String licence, String seat, String holder) {
        var talk = connector.converse();
        // A person who has left may be no user any more; what is free needs nobody.
        var now = SnipeIt.find(talk, SEAT, licence, seat).filter(SnipeItSeats::isAssigned);
        if (now.isEmpty()) {
            return;
        }
        var user = SnipeIt.userId(talk, holder);
        if (!isOf(now.get(), user)) {
            return;
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("assigned_to", null);
        body.put("asset_id", null);
        SnipeIt.write(talk, operation + ":" + seat, body, "PUT", SEAT, licence, seat);
        if (isOf(seat(talk, licence, seat), user)) {
            throw talk.failure("took the release of seat " + seat + " but did not make it");
        }
    }

    /** All seats, page by page; a page may be smaller than was asked for. */
    private static List<JsonNode> seats(Conversation talk, String licence) {
        var seats = new ArrayList<JsonNode>();
        for (var page = 0; page < MOST_PAGES; page++) {
            var answer = talk.call(page(licence, seats.size()).unless(SnipeIt::error));
            var before = seats.size();
            answer.json().path("rows").forEach(seats::add);
            var total = Answer.number(answer.json(), "/total")
                    .orElseThrow(() -> talk.failure("does not say how many seats licence " + licence + " has"));
            if (seats.size() >= total) {
                return seats;
            }
            if (seats.size() == before) {
                throw talk.failure("shows only " + before + " of " + total + " seats, so nobody can tell who has one");
            }
        }
        throw talk.failure("shows so many seats of licence " + licence + " that they cannot all be looked at");
    }

    private static Call page(String licence, int from) {
        return from == 0
                ? Call.get(SEATS + "?limit={}", licence, String.valueOf(PAGE))
                : Call.get(SEATS + "?limit={}&offset={}", licence, String.valueOf(PAGE), String.valueOf(from));
    }

    private static JsonNode seat(Conversation talk, String licence, String seat) {
        return SnipeIt.find(talk, SEAT, licence, seat)
                .orElseThrow(() -> talk.failure("no longer knows seat " + seat + " of licence " + licence));
    }

    private static String id(JsonNode seat) {
        return Answer.text(seat, "/id").orElse("");
    }

    /** A seat that nobody has may be used up all the same, where the licence does not let seats change hands. */
    private static boolean isFree(JsonNode seat) {
        return !isAssigned(seat)
                && !seat.path("disabled").asBoolean(false)
                && seat.path("user_can_checkout").asBoolean(true);
    }

    private static boolean isAssigned(JsonNode seat) {
        return seat.path("assigned_user").isObject()
                || seat.path("assigned_asset").isObject();
    }

    private static boolean isOf(JsonNode seat, long user) {
        return Answer.number(seat, "/assigned_user/id").filter(id -> id == user).isPresent();
    }
}
