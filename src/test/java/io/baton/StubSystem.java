package io.baton;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * An outside system for tests: answers what it was told to, also badly, and remembers what it was asked. Written on bare
 * sockets, because a proper web server cannot misbehave.
 */
public class StubSystem implements AutoCloseable {

    /** What it was asked; {@code path} with the query. */
    public record Asked(String method, String path, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** How it behaves on a connection once the request is read. */
    public interface Behaviour {
        void act(Asked asked, OutputStream out, CountDownLatch closing) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private volatile Behaviour otherwise = json(404, "{\"message\":\"no such thing\"}");

    public StubSystem() {
        this(0);
    }

    /** On a given port, such as that of one that was closed before. */
    public StubSystem(int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Those that change something. */
    public List<Asked> written() {
        return asked().stream().filter(one -> !one.method().equals("GET")).toList();
    }

    /** @param request method and path, such as {@code GET /api/v1/users?username=anna} */
    public StubSystem on(String request, Behaviour behaviour) {
        behaviours.put(request, behaviour);
        return this;
    }

    public StubSystem on(String request, String json) {
        return on(request, json(200, json));
    }

    /** A recorded answer, with status 200; {@code file} is below {@code answers/} in the test resources. */
    public static Behaviour recorded(String file) {
        try (var in = Objects.requireNonNull(StubSystem.class.getResourceAsStream("/answers/" + file), file)) {
            return json(200, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For whatever is not told otherwise. */
    public StubSystem always(Behaviour behaviour) {
        behaviours.clear();
        otherwise = behaviour;
        return this;
    }

    public static Behaviour json(int status, String body) {
        return reply(status, "application/json", body);
    }

    public static Behaviour reply(int status, String contentType, String body, String... moreHeaders) {
        return (asked, out, closing) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var head = "HTTP/1.1 " + status + " Some Words\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                    + bytes.length + "\r\n"
                    + String.join(
                            "",
                            List.of(moreHeaders).stream().map(h -> h + "\r\n").toList())
                    + "\r\n";
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
        };
    }

    /** An answer that depends on the request; the function gives the JSON. */
    public static Behaviour answering(Function<Asked, String> answer) {
        return (asked, out, closing) -> json(200, answer.apply(asked)).act(asked, out, closing);
    }

    /** The first behaviour the first time, and so on; the last one ever after. */
    public static Behaviour inTurn(Behaviour... behaviours) {
        var number = new java.util.concurrent.atomic.AtomicInteger();
        return (asked, out, closing) ->
                behaviours[Math.min(number.getAndIncrement(), behaviours.length - 1)].act(asked, out, closing);
    }

    /** Closes the connection without a word. */
    public static Behaviour silence() {
        return (asked, out, closing) -> {};
    }

    /** Never answers. */
    public static Behaviour hanging() {
        return (asked, out, closing) -> closing.await();
    }

    /** Begins an answer and closes the connection in the middle of it. */
    public static Behaviour cutOff(String body) {
        return (asked, out, closing) ->
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                + (body.length() + 100) + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Never stops talking. */
    public static Behaviour endless() {
        return (asked, out, closing) -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[".getBytes(StandardCharsets.ISO_8859_1));
            var chunk = "1,".repeat(32 * 1024).getBytes(StandardCharsets.ISO_8859_1);
            while (closing.getCount() > 0) {
                out.write(chunk);
            }
        };
    }

    /** One byte after the other, never late enough for a read timeout. */
    public static Behaviour trickling() {
        return (asked, out, closing) -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[".getBytes(StandardCharsets.ISO_8859_1));
            while (!closing.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = read(new BufferedInputStream(socket.getInputStream()));
            asked.add(request);
            var out = socket.getOutputStream();
            Objects.requireNonNullElse(behaviours.get(request.method() + " " + request.path()), otherwise)
                    .act(request, out, closing);
            out.flush();
        } catch (IOException e) {
            // The other side hung up; some tests are about that.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        var start = line(in).split(" ");
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Asked(start[0], start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "stub-system");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
