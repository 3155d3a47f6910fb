package io.baton.gate.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.baton.deployment.Run;
import io.baton.platform.http.ConnectorSettings;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the claims of GitHub and of GitLab; by their numbers, since names of projects can change hands. */
final class CiClaims {

    static final String GITHUB = "github";
    static final String GITLAB = "gitlab";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    /** Jobs that run what somebody outside wrote. */
    private static final Set<String> OF_FORKS = Set.of("pull_request", "pull_request_target", "merge_request_event");

    private CiClaims() {}

    static void requireKind(String setting, String kind) {
        ConnectorSettings.requireKind(setting, kind, GITHUB, GITLAB);
    }

    static String usualKeysPath(String kind) {
        return kind.equals(GITHUB) ? "/.well-known/jwks" : "/oauth/discovery/keys";
    }

    static RunProof proof(String issuer, String kind, JWTClaimsSet claims) {
        return kind.equals(GITHUB) ? github(issuer, claims) : gitlab(issuer, claims);
    }

    private static RunProof github(String issuer, JWTClaimsSet claims) {
        requireNoFork(text(claims, "event_name"));
        var repository = number(claims, "repository_id");
        var run = number(claims, "run_id");
        return new RunProof(
                issuer,
                repository,
                text(claims, "environment"),
                text(claims, "job_workflow_ref"),
                text(claims, "sha"),
                new Run(GITHUB, repository + "-" + run, attempt(claims), null),
                tokenId(claims));
    }

    private static RunProof gitlab(String issuer, JWTClaimsSet claims) {
        // In such a pipeline the claims about the project speak of the fork.
        requireNoFork(text(claims, "pipeline_source"));
        var project = number(claims, "project_id");
        var run = project + "-" + number(claims, "pipeline_id") + "-" + number(claims, "job_id");
        return new RunProof(
                issuer,
                project,
                text(claims, "environment"),
                text(claims, "ci_config_ref_uri"),
                text(claims, "sha"),
                new Run(GITLAB, run, 1, null),
                tokenId(claims));
    }

    private static void requireNoFork(@Nullable String source) {
        if (source != null && OF_FORKS.contains(source)) {
            throw IdentityTokens.refused("it is of a job for a merge or pull request, which may come from a fork");
        }
    }

    private static int attempt(JWTClaimsSet claims) {
        var attempt = text(claims, "run_attempt");
        return attempt != null && attempt.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(attempt) : 1;
    }

    private static String number(JWTClaimsSet claims, String name) {
        var value = text(claims, name);
        if (value == null || !NUMBER.matcher(value).matches()) {
            throw IdentityTokens.refused("it has no claim " + name + " with a number");
        }
        return value;
    }

    private static String tokenId(JWTClaimsSet claims) {
        var id = claims.getJWTID();
        if (id == null || id.isBlank() || id.length() > 200) {
            throw IdentityTokens.refused("it has no claim jti");
        }
        return id;
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        var value = claims.getClaim(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
