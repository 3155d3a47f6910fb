package io.baton.gate.token;

import io.baton.gate.GatePrincipal;
import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Claims;
import io.baton.gate.GatePrincipals;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says of each registered pipeline what it may ask about. Everything is read with each request; a session is kept to what its
 * identity provider vouched for. A pipeline that comes with another kind of token of its account has the same scopes.
 */
@Component
@Order(0)
class PipelinePrincipals implements GatePrincipals {

    private final PipelineTokens tokens;
    private final Pipelines pipelines;
    private final SignedIn signedIn;
    private final Directory directory;
    private final Clock clock;

    PipelinePrincipals(
            PipelineTokens tokens, Pipelines pipelines, SignedIn signedIn, Directory directory, Clock clock) {
        this.tokens = tokens;
        this.pipelines = pipelines;
        this.signedIn = signedIn;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Optional<GatePrincipal> current() {
        return signedIn.person().filter(Person::isService).flatMap(person -> {
            var credential = credential();
            if (credential != null) {
                return Optional.of(byToken(credential.tokenId(), person));
            }
            return byAccount(person);
        });
    }

    @Override
    public Optional<GatePrincipal> again(GatePrincipal principal) {
        var person = directory.person(principal.person().id()).orElse(principal.person());
        return principal.id().startsWith(TokenText.PREFIX)
                ? Optional.of(byToken(principal.id().substring(TokenText.PREFIX.length()), person))
                : byAccount(person);
    }

    private GatePrincipal byToken(String tokenId, Person person) {
        var token = tokens.find(tokenId).filter(found -> found.isValidAt(clock.instant()));
        var proof = token.map(PipelineToken::proof).orElse(null);
        var scopes = token.isPresent() && directory.isEnabledNow(person.id())
                ? withinProof(pipelines.scopes(person.id()), proof)
                : List.<Binding>of();
        return new GatePrincipal(TokenText.PREFIX + tokenId, person, scopes, claims(proof));
    }

    private Optional<GatePrincipal> byAccount(Person person) {
        return pipelines.exists(person.id())
                ? Optional.of(new GatePrincipal(
                        person.id(),
                        person,
                        directory.isEnabledNow(person.id()) ? pipelines.scopes(person.id()) : List.of(),
                        null))
                : Optional.empty();
    }

    /** A job of one environment may not ask about another, whatever the pipeline as a whole may. */
    private static List<Binding> withinProof(List<Binding> scopes, @Nullable RunProof proof) {
        var environment = proof == null ? null : proof.environment();
        return environment == null
                ? scopes
                : scopes.stream()
                        .filter(scope -> scope.environment().equals(GatePrincipal.ANY)
                                || scope.environment().equals(environment))
                        .map(scope -> new Binding(scope.service(), environment, scope.verbs()))
                        .toList();
    }

    private static @Nullable Claims claims(@Nullable RunProof proof) {
        return proof == null ? null : new Claims(proof.environment(), proof.commit(), proof.run());
    }

    private static @Nullable PipelineCredential credential() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof PipelineCredential credential
                ? credential
                : null;
    }
}
