package io.baton.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.catalog.RequestDesk.Receipt;
import io.baton.people.Role;
import io.baton.platform.Idempotency;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where requests come in over HTTP. */
@RestController
@RolesAllowed({Role.REQUESTER, Role.AGENT, Role.TEAM_LEAD, Role.INTEGRATION})
class RequestController {

    private static final String NO_TYPED_PRIORITY =
            "priority was ignored: it follows from impact and urgency by the priority table.";

    /** An order from the catalogue. */
    record OrderBody(
            @Nullable String itemId,
            @Nullable Map<String, Object> fields,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String requester,
            @Nullable String ciId,
            @Nullable List<String> watchers,
            @Nullable String inAdditionTo) {

        RequestDesk.Order order() {
            return new RequestDesk.Order(
                    itemId == null ? "" : itemId,
                    fields == null ? Map.of() : fields,
                    impact,
                    urgency,
                    requester,
                    ciId,
                    watchers == null ? List.of() : watchers,
                    inAdditionTo);
        }
    }

    /** Free text; {@code priority} is read only to say that it does not count. */
    record IntakeBody(
            @Nullable String text,
            @Nullable String intent,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String itemId,
            @Nullable String requester,
            @Nullable String ciId,
            @Nullable List<String> ciIds,
            @Nullable JsonNode priority) {

        RequestDesk.Intake intake() {
            return new RequestDesk.Intake(
                    text == null ? "" : text,
                    intent == null ? "" : intent,
                    impact,
                    urgency,
                    itemId,
                    requester,
                    ciId,
                    ciIds == null ? List.of() : ciIds);
        }
    }

    private final RequestDesk desk;
    private final Idempotency idempotency;

    RequestController(RequestDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/requests")
    ResponseEntity<Receipt> order(@RequestBody OrderBody body, HttpServletRequest request) {
        var order = body.order();
        return idempotency.once(request, body, Receipt.class, () -> answer(desk.submit(order)));
    }

    @PostMapping("/api/intake")
    ResponseEntity<Receipt> intake(@RequestBody IntakeBody body, HttpServletRequest request) {
        var intake = body.intake();
        return idempotency.once(request, body, Receipt.class, () -> {
            var receipt = Idempotency.isAskedFor(request) ? desk.submitOnce(intake) : desk.submit(intake);
            return answer(body.priority() == null ? receipt : noted(receipt, NO_TYPED_PRIORITY));
        });
    }

    /** 201 for a new ticket, 200 for the one that was there already. */
    private static ResponseEntity<Receipt> answer(Receipt receipt) {
        return receipt.repeated()
                ? ResponseEntity.ok(receipt)
                : ResponseEntity.created(URI.create("/api/tickets/" + receipt.key()))
                        .body(receipt);
    }

    private static Receipt noted(Receipt receipt, String note) {
        var notes = new ArrayList<>(receipt.notes());
        notes.add(note);
        return new Receipt(
                receipt.key(),
                receipt.state(),
                receipt.priority(),
                receipt.expectedAt(),
                receipt.links(),
                notes,
                receipt.repeated());
    }
}
