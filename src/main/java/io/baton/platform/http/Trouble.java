package io.baton.platform.http;

import io.baton.platform.http.CallFailed.Fate;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/** Why one call did not do what was asked, as the rest of a sentence that begins with the name of the other side. */
class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** Who is at fault: the system, which is down for everybody; this one request; or nobody, since nobody was asked. */
    enum Blame {
        SYSTEM,
        REQUEST,
        NOBODY
    }

    private final Blame blame;
    private final Fate fate;

    /** Of an answer that was not understood, or that did not come: nobody knows what was done. */
    Trouble(String words, Blame blame) {
        this(words, blame, blame == Blame.NOBODY ? Fate.NOT_SENT : Fate.UNSURE, null);
    }

    private Trouble(String words, Blame blame, Fate fate, @Nullable Throwable cause) {
        super(words, cause);
        this.blame = blame;
        this.fate = fate;
    }

    Fate fate() {
        return fate;
    }

    Blame blame() {
        return blame;
    }

    static Trouble of(@Nullable Throwable thrown) {
        return new Trouble(words(thrown), Blame.SYSTEM, fate(thrown), thrown);
    }

    private static Fate fate(@Nullable Throwable thrown) {
        var unconnected = thrown instanceof UnknownHostException
                || thrown instanceof ConnectTimeoutException
                || thrown instanceof ConnectException
                || thrown instanceof SSLHandshakeException;
        return unconnected ? Fate.NOT_SENT : Fate.UNSURE;
    }

    private static String words(@Nullable Throwable thrown) {
        if (thrown instanceof AddressGuard.Forbidden) {
            return "is not called: the name leads to an address of this network or of nobody; if that is meant, name the"
                    + " host in allowed-hosts of this connector";
        }
        if (thrown instanceof UnknownHostException) {
            return "cannot be found: its name is not known to the name server";
        }
        if (thrown instanceof ConnectTimeoutException || thrown instanceof InterruptedIOException) {
            return "did not answer in time";
        }
        if (thrown instanceof ConnectException) {
            return "refuses the connection: nothing listens there";
        }
        if (thrown instanceof SSLException) {
            return "cannot prove who it is: TLS failed (" + thrown.getMessage() + ")";
        }
        if (thrown instanceof NoHttpResponseException) {
            return "closed the connection without an answer";
        }
        if (thrown instanceof ConnectionClosedException
                || thrown instanceof TruncatedChunkException
                || thrown instanceof MalformedChunkCodingException) {
            return "broke off in the middle of its answer";
        }
        if (thrown instanceof HttpException) {
            return "does not speak HTTP as it should";
        }
        return "could not be talked to ("
                + (thrown == null ? "?" : thrown.getClass().getSimpleName()) + ")";
    }

    /** @throws Trouble when the status, or the size, says that there is nothing to read */
    static void requireGood(Call call, Exchange.Raw raw) throws Trouble {
        if (raw.tooLarge()) {
            throw new Trouble("sent more than allowed, and reading was broken off", Blame.SYSTEM);
        }
        var status = raw.status();
        if (status >= 200 && status < 300 || call.alsoGood().contains(status)) {
            return;
        }
        var ours = status >= 400 && status < 500 && status != 401 && status != 403 && status != 429;
        throw new Trouble(words(status, raw), ours ? Blame.REQUEST : Blame.SYSTEM, fate(status), null);
    }

    /** Whoever answers 408 has heard something; 429 says that nothing was done, and it may be asked again. */
    private static Fate fate(int status) {
        if (status == 429) {
            return Fate.NOT_SENT;
        }
        return status < 500 && status != 408 ? Fate.REFUSED : Fate.UNSURE;
    }

    private static String words(int status, Exchange.Raw raw) {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                "wants to send us elsewhere (" + status + " to " + Objects.requireNonNullElse(raw.location(), "?")
                        + "); redirects are not followed, so look at the address";
            case 401 -> "does not accept the credentials (401)";
            case 403 -> "does not let us do this (403); look at the rights of the account";
            case 404 -> "does not know what was asked for (404)";
            case 429 ->
                "has had too many calls (429)"
                        + (raw.retryAfter() == null ? "" : " and asks to wait " + raw.retryAfter() + " s");
            default ->
                status >= 500 ? "has a failure of its own (" + status + ")" : "refused the request (" + status + ")";
        };
    }
}
