package io.baton.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads the whole answer, as far as it may go. No redirects, no cookies, no retries, no
 * decompression, no connection kept for later: what is asked is asked once, of the address that was just checked.
 */
class Exchange implements AutoCloseable {

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8192;

    /** An answer as it came; {@code body} ends early when {@code tooLarge}. */
    record Raw(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String retryAfter,
            @Nullable String cookies,
            String body,
            boolean tooLarge) {}

    private final CloseableHttpClient client;
    private final long largest;

    Exchange(ConnectorSettings settings, AddressGuard guard) {
        this.largest = settings.largestAnswer().toBytes();
        var connect = Timeout.of(settings.connectTimeout());
        var timeout = Timeout.of(settings.timeout());
        var lines = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(lines)
                        .build())
                .setDnsResolver(guard)
                .setMaxConnTotal(settings.concurrent())
                .setMaxConnPerRoute(settings.concurrent())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(timeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(timeout)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Baton")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    Raw send(HttpUriRequestBase request) throws IOException {
        var response = client.executeOpen(null, request, null);
        try {
            var bytes = new ByteArrayOutputStream();
            var tooLarge = response.getEntity() != null && fill(bytes, response);
            return new Raw(
                    response.getCode(),
                    value(response.getFirstHeader("Content-Type")),
                    value(response.getFirstHeader("Location")),
                    value(response.getFirstHeader("Retry-After")),
                    cookies(response),
                    bytes.toString(StandardCharsets.UTF_8),
                    tooLarge);
        } finally {
            // Otherwise the client would read an endless answer to its end before it lets go of the connection.
            request.abort();
            Closer.closeQuietly(response);
        }
    }

    /** @return whether there was more than may be kept */
    private boolean fill(ByteArrayOutputStream bytes, ClassicHttpResponse response) throws IOException {
        var in = response.getEntity().getContent();
        var buffer = new byte[8192];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (bytes.size() + read > largest) {
                return true;
            }
            bytes.write(buffer, 0, read);
        }
        return false;
    }

    /** Names and values alone, as they are sent back. */
    private static @Nullable String cookies(ClassicHttpResponse response) {
        var pairs = Arrays.stream(response.getHeaders("Set-Cookie"))
                .map(header -> header.getValue().split(";", 2)[0].strip())
                .toList();
        return pairs.isEmpty() ? null : String.join("; ", pairs);
    }

    private static @Nullable String value(@Nullable Header header) {
        return header == null ? null : header.getValue();
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
