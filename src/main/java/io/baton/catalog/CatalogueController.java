package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.platform.Etag;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue over HTTP: for requesters to choose from, for process owners to change. */
@RestController
@RequestMapping("/api/catalogue")
class CatalogueController {

    /** An item in a list. */
    record Offer(
            String id,
            int version,
            String title,
            String summary,
            String category,
            @Nullable BigDecimal price) {

        static Offer of(CatalogueItem item) {
            var definition = item.definition();
            return new Offer(
                    item.id(), item.version(), item.title(), item.summary(), definition.category(), definition.price());
        }
    }

    /** One item with the currency its price is in. */
    record Offered(@JsonUnwrapped CatalogueItem item, String currency) {}

    record Categories(List<String> categories) {}

    record Retirement(@Nullable String reason) {}

    private final Catalogue catalogue;
    private final CatalogueEditor editor;
    private final CatalogSettings settings;

    CatalogueController(Catalogue catalogue, CatalogueEditor editor, CatalogSettings settings) {
        this.catalogue = catalogue;
        this.editor = editor;
        this.settings = settings;
    }

    @GetMapping
    @AnyPerson
    Page<Offer> search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var offset = Page.offset(page, size);
        var found = catalogue.search(q, category);
        var offers = found.stream().skip(offset).limit(size).map(Offer::of).toList();
        return new Page<>(offers, found.size(), page, size);
    }

    @GetMapping("/categories")
    @AnyPerson
    Categories categories() {
        return new Categories(catalogue.categories());
    }

    @GetMapping("/{id}")
    @AnyPerson
    ResponseEntity<Offered> item(@PathVariable String id) {
        return answer(ResponseEntity.ok(), catalogue.find(id).orElseThrow(() -> Refusal.notFound("Item")));
    }

    @GetMapping("/{id}/versions/{version}")
    @AnyPerson
    ResponseEntity<Offered> version(@PathVariable String id, @PathVariable int version) {
        var item = catalogue.find(id, version).orElseThrow(() -> Refusal.notFound("Item"));
        return answer(ResponseEntity.ok(), item);
    }

    @PostMapping
    @RolesAllowed(Role.PROCESS_OWNER)
    ResponseEntity<Offered> create(@RequestBody NewItem body) {
        var item = editor.create(body.id() == null ? "" : body.id(), body.definition());
        return answer(ResponseEntity.created(URI.create("/api/catalogue/" + item.id())), item);
    }

    @PutMapping("/{id}")
    @RolesAllowed(Role.PROCESS_OWNER)
    ResponseEntity<Offered> update(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ItemDefinition definition) {
        return answer(ResponseEntity.ok(), editor.update(id, ifMatch, definition));
    }

    @PostMapping("/{id}/retire")
    @RolesAllowed(Role.PROCESS_OWNER)
    ResponseEntity<Offered> retire(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Retirement body) {
        return answer(ResponseEntity.ok(), editor.retire(id, ifMatch, true, reason(body)));
    }

    @PostMapping("/{id}/restore")
    @RolesAllowed(Role.PROCESS_OWNER)
    ResponseEntity<Offered> restore(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Retirement body) {
        return answer(ResponseEntity.ok(), editor.retire(id, ifMatch, false, reason(body)));
    }

    private ResponseEntity<Offered> answer(ResponseEntity.BodyBuilder builder, CatalogueItem item) {
        return builder.eTag(Etag.of(item.version())).body(new Offered(item, settings.currency()));
    }

    private static String reason(Retirement body) {
        var reason = body.reason();
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw Refusal.invalid("reason", "is required: say why, in at most 500 characters.");
        }
        return reason.strip();
    }
}
