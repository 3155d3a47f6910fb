package io.baton.gate.receipt;

import io.baton.deployment.Permit.Consent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A grant as an in-toto statement: which artifact may go where, in which run and until when, and who allowed it. */
final class Statement {

    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE = "urn:baton:attestation:change-gate:v1";

    private static final String SHA_256 = "sha256:";

    private Statement() {}

    /**
     * @param issuer address of this server
     * @param pseudonym what stands for a person
     */
    static Map<String, Object> of(GrantFacts grant, String issuer, UnaryOperator<String> pseudonym) {
        var predicate = new LinkedHashMap<String, Object>();
        predicate.put("grant", grant.id());
        predicate.put("decision", "open");
        predicate.put("issuedAt", text(grant.grantedAt()));
        predicate.put("notBefore", text(grant.grantedAt()));
        predicate.put("notAfter", text(grant.expiresAt()));
        predicate.put("issuer", issuer);
        put(predicate, "epoch", grant.decision().get("epoch"));
        put(predicate, "change", change(grant, pseudonym));
        predicate.put("service", grant.what().service());
        predicate.put("environment", grant.what().environment());
        put(predicate, "version", grant.what().version());
        predicate.put("run", run(grant));
        put(predicate, "window", window(grant));
        put(predicate, "policy", grant.decision().get("policy"));
        put(predicate, "rules", rules(grant));
        predicate.put("breakGlass", "EMERGENCY".equals(grant.changeType()));
        var statement = new LinkedHashMap<String, Object>();
        statement.put("_type", TYPE);
        statement.put("subject", subject(grant));
        statement.put("predicateType", PREDICATE);
        statement.put("predicate", predicate);
        return statement;
    }

    /** The artifacts, and the commit they come from; the content that was approved where neither is known. */
    static List<Map<String, Object>> subject(GrantFacts grant) {
        var subject = new ArrayList<Map<String, Object>>();
        grant.what().digests().stream()
                .sorted()
                .map(digest -> subject(grant.what().service(), "sha256", digest.substring(SHA_256.length())))
                .forEach(subject::add);
        var commit = grant.what().commit();
        if (commit != null) {
            subject.add(subject("git:" + grant.what().service(), "gitCommit", commit));
        }
        if (subject.isEmpty()) {
            var name = grant.changeKey() == null ? grant.id() : grant.changeKey();
            subject.add(subject(name, "sha256", grant.contentHash().isEmpty() ? sha256(name) : grant.contentHash()));
        }
        return subject;
    }

    private static Map<String, Object> subject(String name, String algorithm, String value) {
        return Map.of("name", name, "digest", Map.of(algorithm, value));
    }

    /** Of an environment that asks for no change nothing was approved; a statement is about something all the same. */
    private static String sha256(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    private static @Nullable Map<String, Object> change(GrantFacts grant, UnaryOperator<String> pseudonym) {
        if (grant.changeKey() == null) {
            return null;
        }
        var change = new LinkedHashMap<String, Object>();
        change.put("number", grant.changeKey());
        put(change, "type", grant.changeType());
        change.put("scopeHash", SHA_256 + grant.contentHash());
        change.put(
                "approvals",
                grant.consents().stream()
                        .map(consent -> approval(consent, pseudonym))
                        .toList());
        return change;
    }

    private static Map<String, Object> approval(Consent consent, UnaryOperator<String> pseudonym) {
        var isTable = "policy".equals(consent.method());
        return Map.of(
                "by", isTable ? consent.by() : "hmac-sha256:" + pseudonym.apply(consent.by()),
                "role", consent.role(),
                "at", text(consent.at()),
                "method", consent.method());
    }

    private static Map<String, Object> run(GrantFacts grant) {
        var run = new LinkedHashMap<String, Object>();
        run.put("system", grant.run().system());
        run.put("runId", grant.run().id());
        run.put("attempt", grant.run().attempt());
        put(run, "url", grant.run().url());
        return run;
    }

    private static @Nullable Map<String, Object> window(GrantFacts grant) {
        var window = new LinkedHashMap<String, Object>();
        put(window, "from", grant.from() == null ? null : text(grant.from()));
        put(window, "to", grant.until() == null ? null : text(grant.until()));
        return window.isEmpty() ? null : window;
    }

    /** Which rules were asked and what each said; not the words, which may name people. */
    private static @Nullable List<Map<String, Object>> rules(GrantFacts grant) {
        if (!(grant.decision().get("rules") instanceof List<?> found)) {
            return null;
        }
        var rules = new ArrayList<Map<String, Object>>();
        for (var one : found) {
            if (one instanceof Map<?, ?> rule && rule.get("id") != null && rule.get("result") != null) {
                rules.add(Map.of("id", rule.get("id"), "result", rule.get("result")));
            }
        }
        return rules;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** To the second: tools that read dates out of JSON often know no fractions. */
    static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
