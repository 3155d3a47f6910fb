package io.baton.asset.snipeit;

import io.baton.StubSystem;
import io.baton.StubSystem.Asked;
import io.baton.asset.OutsideSeats;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Snipe-IT with one licence, number 9, that keeps what it is told and gives a seat to whoever writes last. */
public final class FakeSnipeIt implements AutoCloseable {

    private static final Pattern SEAT = Pattern.compile("/api/v1/licenses/9/seats/(\\d+)");
    private static final Pattern WANTED = Pattern.compile("\"assigned_to\":(\\d+|null)");

    private final StubSystem stub = new StubSystem();
    private final Connector connector = Connectors.to("asset", "Snipe-IT", stub.url());
    private final Map<String, String> users = new TreeMap<>();
    private final Map<Integer, String> seats = new ConcurrentSkipListMap<>();
    private volatile Runnable beforeWrite = () -> {};
    private volatile boolean answersAreLost;

    public FakeSnipeIt(int number, String... people) {
        for (var person : people) {
            users.put(person, String.valueOf(40 + users.size()));
        }
        for (var seat = 70; seat < 70 + number; seat++) {
            seats.put(seat, "");
        }
        stub.always((asked, out, closing) -> {
            var answer = answer(asked);
            if (!answersAreLost || asked.method().equals("GET")) {
                StubSystem.json(200, answer).act(asked, out, closing);
            }
        });
    }

    public OutsideSeats seats() {
        return new SnipeItSeats(connector);
    }

    public List<StubSystem.Asked> written() {
        return stub.written();
    }

    /** Somebody works in Snipe-IT itself; an empty name frees the seat. */
    public void give(int seat, String person) {
        seats.put(seat, person);
    }

    public void addSeat() {
        seats.put(70 + seats.size(), "");
    }

    /** Names of the people on the seats, in order of the seats; empty for a free one. */
    public List<String> holders() {
        return List.copyOf(seats.values());
    }

    public void beforeEachWrite(Runnable what) {
        beforeWrite = what;
    }

    public void loseAnswers(boolean lose) {
        answersAreLost = lose;
    }

    private String answer(Asked asked) {
        var path = asked.path();
        var one = SEAT.matcher(path);
        if (path.startsWith("/api/v1/users")) {
            return rows(users.entrySet().stream()
                    .map(user -> "{\"id\":" + user.getValue() + ",\"username\":\"" + user.getKey() + "\"}")
                    .toList());
        }
        if (path.startsWith("/api/v1/licenses/9/seats?")) {
            return rows(seats.keySet().stream().map(this::seat).toList());
        }
        if (one.matches() && asked.method().equals("PUT")) {
            beforeWrite.run();
            var wanted = WANTED.matcher(asked.body());
            seats.put(Integer.valueOf(one.group(1)), wanted.find() ? name(wanted.group(1)) : "");
            return "{\"status\":\"success\",\"messages\":\"License seat updated successfully.\"}";
        }
        return one.matches()
                ? seat(Integer.valueOf(one.group(1)))
                : "{\"status\":\"error\",\"messages\":\"Endpoint not found\"}";
    }

    private String name(String id) {
        return users.entrySet().stream()
                .filter(user -> user.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private String seat(Integer id) {
        var holder = seats.getOrDefault(id, "");
        var user = holder.isEmpty() ? "null" : "{\"id\":" + users.getOrDefault(holder, "99") + "}";
        return "{\"id\":" + id + ",\"license_id\":9,\"assigned_user\":" + user + ",\"assigned_asset\":null}";
    }

    private static String rows(List<String> rows) {
        return rows.stream().collect(Collectors.joining(",", "{\"total\":" + rows.size() + ",\"rows\":[", "]}"));
    }

    public void stop() {
        stub.close();
    }

    @Override
    public void close() {
        connector.close();
        stub.close();
    }
}
