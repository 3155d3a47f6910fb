package io.baton.audit.proof;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One run of the verifier as from the command line. */
public record LedgerVerification(int exit, String output) {

    public static LedgerVerification run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var exit = VerifyLedger.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new LedgerVerification(exit, out.toString(StandardCharsets.UTF_8));
    }
}
