package io.baton.asset.snipeit;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.asset.OutsideSeats;
import io.baton.platform.http.Answer;
import io.baton.platform.http.Call;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Seats of licences in Snipe-IT. It gives a seat to whoever writes last, whether it is taken or not, so a seat is looked
 * at right before and right after it is written; and seats are given one at a time, at least by this server.
 */
class SnipeItSeats implements OutsideSeats {

    private static final String SEATS = "/api/v1/licenses/{}/seats";
    private static final String SEAT = SEATS + "/{}";
    private static final int TRIES = 3;
    private static final int MOST_SEATS = 500;

    private final Connector connector;

    SnipeItSeats(Connector connector) {
        this.connector = connector;
    }

    @Override
    public synchronized Optional<String> assign(String operation, String licence, String holder) {
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
                .limit(TRIES)
                .toList();
        for (var seat : free) {
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
        return isOf(seat(talk, licence, seat), user);
    }

    @Override
    public synchronized void release(String operation, String licence, String holder) {
        var talk = connector.converse();
        var user = SnipeIt.userId(talk, holder);
        for (var seat : seats(talk, licence)) {
            if (isOf(seat, user)) {
                giveBack(talk, operation, licence, id(seat), user);
            }
        }
    }

    private static void giveBack(Conversation talk, String operation, String licence, String seat, long user) {
        var body = new LinkedHashMap<String, Object>();
        body.put("assigned_to", null);
        body.put("asset_id", null);
        SnipeIt.write(talk, operation + ":" + seat, body, "PUT", SEAT, licence, seat);
        if (isOf(seat(talk, licence, seat), user)) {
            throw talk.failure("took the release of seat " + seat + " but did not make it");
        }
    }

    private static List<JsonNode> seats(Conversation talk, String licence) {
        var answer = talk.call(Call.get(SEATS + "?limit={}", licence, String.valueOf(MOST_SEATS))
                .unless(SnipeIt::error));
        var total = Answer.number(answer.json(), "/total").orElse(0L);
        var rows = StreamSupport.stream(answer.json().path("rows").spliterator(), false)
                .toList();
        if (total > rows.size()) {
            throw talk.failure("shows only " + rows.size() + " of " + total + " seats, so nobody can tell who has one");
        }
        return rows;
    }

    private static JsonNode seat(Conversation talk, String licence, String seat) {
        return SnipeIt.find(talk, SEAT, licence, seat)
                .orElseThrow(() -> talk.failure("no longer knows seat " + seat + " of licence " + licence));
    }

    private static String id(JsonNode seat) {
        return Answer.text(seat, "/id").orElse("");
    }

    private static boolean isFree(JsonNode seat) {
        return !seat.path("assigned_user").isObject()
                && !seat.path("assigned_asset").isObject();
    }

    private static boolean isOf(JsonNode seat, long user) {
        return Answer.number(seat, "/assigned_user/id").filter(id -> id == user).isPresent();
    }
}
