package io.baton.engine.hardening;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lets a good answer stream through and holds a bad one back, so that the door can say it in its own words. */
class GuardedResponse extends HttpServletResponseWrapper {

    /** What is done with a failed answer when everything of it is known. */
    interface Ending {
        void fail(int status, byte[] body) throws IOException;
    }

    private static final int FIRST_FAILURE = 400;
    private static final int MOST_KEPT = 64 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Ending ending;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    private boolean ended;

    GuardedResponse(HttpServletResponse response, Ending ending) {
        super(response);
        this.ending = ending;
    }

    boolean isFailing() {
        return getStatus() >= FIRST_FAILURE;
    }

    /** Answers the failure, if it is one and was not answered yet. */
    void end() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (isFailing() && !ended && !isCommitted()) {
            ended = true;
            ending.fail(getStatus(), kept.toByteArray());
        }
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, @Nullable String message) {
        setStatus(status);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!isFailing()) {
            super.flushBuffer();
        }
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (stream == null) {
            stream = new Held();
        }
        return stream;
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (isFailing()) {
                kept.write(bytes, offset, Math.max(0, Math.min(length, MOST_KEPT - kept.size())));
            } else {
                getResponse().getOutputStream().write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!isFailing()) {
                getResponse().getOutputStream().flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (isFailing()) {
                end();
            } else {
                getResponse().getOutputStream().close();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(@Nullable WriteListener listener) {
            throw new UnsupportedOperationException("Answers of the engine are written as they come");
        }
    }
}
