package io.baton.delivery.jenkins;

import io.baton.StubSystem;
import io.baton.delivery.DeployTool;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Connectors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** As much of Jenkins as the hand-off needs: one job, {@code shop/deploy}, a queue and builds; misbehaves as it is told. */
public final class FakeJenkins implements AutoCloseable {

    /** How the next order is answered; all but REFUSE take it. */
    public enum Mood {
        ACCEPT,
        REFUSE,
        FAIL_AFTER_ACCEPTING,
        HANG_AFTER_ACCEPTING,
        DROP
    }

    private static final String JOB = "/job/shop/job/deploy";
    private static final Pattern ID = Pattern.compile("ITSM_DISPATCH_ID=([0-9a-f-]+)");

    private final StubSystem http = new StubSystem();
    private final Connector connector = Connectors.impatient("deploy-jenkins", "Jenkins", http.url());
    private final AtomicInteger numbers = new AtomicInteger(100);
    private final Map<String, Integer> builds = new ConcurrentHashMap<>();
    private final Map<Integer, String> results = new ConcurrentHashMap<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.ACCEPT;
    private volatile Runnable beforeAnswer = () -> {};

    public FakeJenkins() {
        http.always((asked, out, closing) -> answer(asked, closing).act(asked, out, closing));
    }

    public DeployTool tool() {
        return new JenkinsJobs(connector);
    }

    StubSystem http() {
        return http;
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** Runs once the order is taken and before that is answered. */
    public void beforeAnswer(Runnable what) {
        beforeAnswer = what;
    }

    /** What each build was ordered with, as a form. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    /** Whether it still runs. */
    public boolean runs(String id) {
        return String.valueOf(results.get(builds.get(id))).isEmpty();
    }

    /** How many builds there are. */
    public int built() {
        return results.size();
    }

    public void end(String id, String result) {
        results.put(builds.get(id), result);
    }

    private StubSystem.Behaviour answer(StubSystem.Asked asked, java.util.concurrent.CountDownLatch closing) {
        var path = asked.path().replaceAll("\\?.*", "");
        if (path.equals(JOB + "/buildWithParameters")) {
            return ordered(asked);
        }
        if (path.endsWith("/stop")) {
            results.computeIfPresent(number(path), (number, now) -> now.isEmpty() ? "ABORTED" : now);
            return StubSystem.reply(302, "text/html", "", "Location: " + http.url() + JOB);
        }
        if (path.startsWith("/queue/item/")) {
            var number = number(path);
            return StubSystem.json(
                    200,
                    "{\"id\":" + number + ",\"cancelled\":false,\"executable\":{\"number\":" + number + ",\"url\":\""
                            + http.url() + JOB + "/" + number + "/\"}}");
        }
        if (path.equals("/queue/api/json")) {
            return StubSystem.json(200, "{\"items\":[]}");
        }
        if (path.equals(JOB + "/api/json")) {
            return StubSystem.json(
                    200,
                    "{\"builds\":["
                            + String.join(
                                    ",",
                                    builds.entrySet().stream().map(this::build).toList()) + "]}");
        }
        var result = results.get(number(path));
        return result == null
                ? StubSystem.json(404, "{}")
                : StubSystem.json(
                        200,
                        "{\"number\":" + number(path) + ",\"url\":\"u\",\"building\":" + result.isEmpty()
                                + ",\"result\":" + (result.isEmpty() ? "null" : "\"" + result + "\"") + "}");
    }

    private String build(Map.Entry<String, Integer> build) {
        return "{\"number\":" + build.getValue() + ",\"url\":\"u\",\"queueId\":" + build.getValue()
                + ",\"actions\":[{},{\"parameters\":[{\"name\":\"ITSM_DISPATCH_ID\",\"value\":\"" + build.getKey()
                + "\"}]}]}";
    }

    private StubSystem.Behaviour ordered(StubSystem.Asked asked) {
        if (mood == Mood.REFUSE) {
            return StubSystem.reply(409, "text/html", "<h1>shop/deploy is not buildable</h1>");
        }
        if (mood == Mood.DROP) {
            return StubSystem.silence();
        }
        var id = ID.matcher(asked.body());
        id.find();
        orders.add(asked.body());
        var number = numbers.incrementAndGet();
        builds.put(id.group(1), number);
        results.put(number, "");
        beforeAnswer.run();
        return switch (mood) {
            case FAIL_AFTER_ACCEPTING -> StubSystem.json(503, "{}");
            case HANG_AFTER_ACCEPTING -> StubSystem.hanging();
            default ->
                StubSystem.reply(201, "text/plain", "", "Location: " + http.url() + "/queue/item/" + number + "/");
        };
    }

    private static int number(String path) {
        var digits = Pattern.compile("/(\\d+)(/|$)").matcher(path);
        return digits.find() ? Integer.parseInt(digits.group(1)) : -1;
    }

    @Override
    public void close() {
        connector.close();
        http.close();
    }
}
