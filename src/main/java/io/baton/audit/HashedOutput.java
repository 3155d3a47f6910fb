package io.baton.audit;

import io.baton.audit.proof.Hashes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hashes what passes through, and leaves the stream beneath open. */
class HashedOutput extends FilterOutputStream {

    private final MessageDigest digest = Hashes.newDigest();

    HashedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** The hash of everything so far; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
