package io.baton.platform.http;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.baton.platform.http.CallFailed.Fate;
import io.baton.platform.http.Trouble.Blame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;

/** Calls to one outside system that belong together and have to end by one moment. Used by one thread. */
public final class Conversation {

    private final Connector connector;
    private final boolean probe;
    private final long endNanos;
    private @Nullable String request;
    private @Nullable String response;

    Conversation(Connector connector, boolean probe) {
        this.connector = connector;
        this.probe = probe;
        this.endNanos = System.nanoTime() + connector.settings().timeout().toNanos();
    }

    /**
     * Makes the call and reads its answer.
     *
     * @throws CallFailed when there is no answer in time, or none that is what was asked for
     */
    public Answer call(Call call) {
        request = Told.request(connector, call);
        response = null;
        if (!probe && !connector.circuit().tryAcquirePermission()) {
            throw failure(
                    "is left alone for a while, because its last calls failed; the step is tried again later",
                    null,
                    Fate.NOT_SENT);
        }
        var start = System.nanoTime();
        try {
            var answer = judged(call, exchanged(call));
            connector.succeeded(System.nanoTime() - start, probe);
            return answer;
        } catch (Trouble e) {
            var failure = failure(e.getMessage(), e.getCause(), e.fate());
            switch (e.blame()) {
                case SYSTEM -> connector.failed(System.nanoTime() - start, failure);
                case REQUEST -> connector.succeeded(System.nanoTime() - start, probe);
                case NOBODY -> connector.notCalled(probe);
            }
            throw failure;
        }
    }

    /** A failure of the business behind the last call, such as an asset that somebody else has: the system itself is up. */
    public CallFailed failure(String whatItDid) {
        return failure(whatItDid, null, Fate.UNSURE);
    }

    /** The same where the other side has certainly not done what it was asked. */
    public CallFailed refusal(String whatItDid) {
        return failure(whatItDid, null, Fate.REFUSED);
    }

    private CallFailed failure(@Nullable String whatItDid, @Nullable Throwable cause, Fate fate) {
        var secrets = connector.secrets();
        return new CallFailed(
                connector.id(),
                MaskedText.of(connector.spokenName() + " " + whatItDid + ".", secrets),
                request == null ? null : MaskedText.of(request, secrets),
                response == null ? null : MaskedText.of(response, secrets),
                cause,
                fate);
    }

    private Exchange.Raw exchanged(Call call) throws Trouble {
        if (!connector.bulkhead().tryAcquirePermission()) {
            throw new Trouble("is busy: as many calls as allowed are under way already", Blame.NOBODY);
        }
        var sent = request(call);
        var answer = new CompletableFuture<Exchange.Raw>();
        try {
            connector.threads().execute(() -> run(sent, answer));
        } catch (RejectedExecutionException e) {
            connector.bulkhead().onComplete();
            throw new Trouble("is busy: as many calls as allowed are under way already", Blame.NOBODY);
        }
        try {
            return answer.get(Math.max(1, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.abort();
            throw new Trouble(
                    "did not answer within " + seconds(connector.settings().timeout()), Blame.SYSTEM);
        } catch (InterruptedException e) {
            sent.abort();
            Thread.currentThread().interrupt();
            throw new Trouble("was not waited for, because this server is stopping", Blame.NOBODY);
        } catch (ExecutionException e) {
            throw Trouble.of(e.getCause());
        }
    }

    /** The place is given back when the call has really ended, not when nobody waits for it any more. */
    private void run(HttpUriRequestBase sent, CompletableFuture<Exchange.Raw> answer) {
        try {
            answer.complete(connector.exchange().send(sent));
        } catch (Exception e) {
            answer.completeExceptionally(e);
        } finally {
            connector.bulkhead().onComplete();
        }
    }

    private HttpUriRequestBase request(Call call) {
        var sent = new HttpUriRequestBase(call.method(), Told.target(connector, call));
        sent.addHeader("Accept", "application/json");
        call.headers().forEach(sent::addHeader);
        var authorization = connector.authorization();
        if (authorization != null && !call.headers().containsKey("Authorization")) {
            sent.addHeader("Authorization", authorization);
        }
        var key = call.operationKey();
        if (key != null) {
            sent.addHeader("Idempotency-Key", Told.headerSafe(key));
        }
        var body = call.body();
        if (body != null) {
            sent.setEntity(new StringEntity(body, ContentType.parse(call.contentType() + "; charset=UTF-8")));
        }
        return sent;
    }

    private Answer judged(Call call, Exchange.Raw raw) throws Trouble {
        response = Told.response(raw);
        Trouble.requireGood(call, raw);
        try {
            var answer = read(call, raw);
            var trouble = raw.status() < 300 ? call.trouble().apply(answer) : null;
            if (trouble != null) {
                throw new Trouble("answered with an error: " + trouble, Blame.SYSTEM);
            }
            return answer;
        } catch (Answer.Unreadable e) {
            throw new Trouble(String.valueOf(e.getMessage()), Blame.SYSTEM);
        }
    }

    private static Answer read(Call call, Exchange.Raw raw) throws Answer.Unreadable {
        var json = call.emptyAllowed() || raw.status() >= 300
                ? MissingNode.getInstance()
                : Answer.read(raw.status(), raw.contentType(), raw.body()).json();
        return new Answer(raw.status(), json, raw.location(), raw.cookies());
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
