package io.baton.gate.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A grant as a Simple Verification Result: the same subject, and which properties were seen to hold. For verifiers that know
 * nothing of changes; whoever has to know run, environment and end of the grant reads the receipt itself.
 */
final class Summary {

    static final String PREDICATE = "https://in-toto.io/attestation/svr/v0.2";

    /** What a rule that passed says of the artifact. A rule that was skipped or only warned says nothing. */
    private static final Map<String, String> PROPERTIES = properties();

    private Summary() {}

    static Map<String, Object> of(GrantFacts grant, String issuer) {
        var verifier = new LinkedHashMap<String, Object>();
        verifier.put("id", issuer + "/api/gate/v1");
        if (grant.decision().get("policy") instanceof Map<?, ?> policy && policy.get("digest") != null) {
            var digest = String.valueOf(policy.get("digest")).replaceFirst("^sha256:", "");
            verifier.put("policies", List.of(Map.of("name", policy.get("id"), "digest", Map.of("sha256", digest))));
        }
        var predicate = new LinkedHashMap<String, Object>();
        predicate.put("verifier", verifier);
        predicate.put("timeCreated", Statement.text(grant.grantedAt()));
        predicate.put("properties", held(grant));
        var statement = new LinkedHashMap<String, Object>();
        statement.put("_type", Statement.TYPE);
        statement.put("subject", Statement.subject(grant));
        statement.put("predicateType", PREDICATE);
        statement.put("predicate", predicate);
        return statement;
    }

    private static List<String> held(GrantFacts grant) {
        var held = new ArrayList<String>();
        if (grant.decision().get("rules") instanceof List<?> rules) {
            var passed = rules.stream()
                    .filter(Map.class::isInstance)
                    .map(rule -> (Map<?, ?>) rule)
                    .filter(rule -> "pass".equals(String.valueOf(rule.get("result"))))
                    .map(rule -> String.valueOf(rule.get("id")))
                    .toList();
            PROPERTIES.forEach((rule, property) -> {
                if (passed.contains(rule)) {
                    held.add(property);
                }
            });
        }
        held.add("BATON_ENVIRONMENT_" + grant.what().environment().toUpperCase(java.util.Locale.ROOT));
        return held;
    }

    private static Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("change.approved", "BATON_CHANGE_APPROVED");
        properties.put("window.inside", "BATON_IN_WINDOW");
        properties.put("freeze.none", "BATON_NO_FREEZE");
        properties.put("commit.match", "BATON_COMMIT_APPROVED");
        properties.put("artifact.match", "BATON_ARTIFACT_APPROVED");
        properties.put("conflict.none", "BATON_NO_CONFLICT");
        properties.put("incident.none", "BATON_NO_INCIDENT");
        return properties;
    }
}
