package io.baton.catalog;

import static io.baton.engine.ProcessVariables.*;

import io.baton.engine.ProcessVariable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the process of a request is told at its start: references and inputs of decisions, never an answer itself. */
final class Handover {

    private static final int LEAST_CRITICAL_TIER = 4;
    private static final BigDecimal MOST_CENTS = new BigDecimal("99999999999999");

    private final Map<String, Object> variables = new LinkedHashMap<>();

    private Handover() {}

    /** Absent values are handed over as null: an expression may name a variable without value, but no missing one. */
    static Map<String, Object> of(CheckedRequest request) {
        var item = request.item();
        var model = request.model();
        var approver = request.approver();
        return new Handover()
                .tell(ITEM_ID, item == null ? null : item.id())
                .tell(ITEM_CATEGORY, item == null ? null : item.definition().category())
                .tell(EXPECTED_HOURS, model == null ? null : model.definition().expectedHours())
                .tell(ASK, request.ask())
                .tell(INTENT, request.intent())
                .tell(REQUESTER, request.requester().id())
                .tell(VIP, request.requester().vip())
                .tell(IMPACT, request.impact())
                .tell(URGENCY, request.urgency())
                .tell(SERVICE_TIER, LEAST_CRITICAL_TIER)
                .tell(CI_NAMED, request.ciId() != null)
                .tell(CI_ID, request.ciId())
                .tell(APPROVAL_REQUIRED, needsApproval(model))
                .tell(APPROVER, approver == null ? null : approver.id())
                .tell(CONFIRMATION_REQUIRED, asksForConfirmation(model))
                .tell(REOPEN_COUNT, 0)
                .tell(COST_CENTRE, request.requester().costCentre())
                .tell(COST_CENTS, item == null ? null : cost(item, request.answers()))
                .tell(LICENCE_PRODUCT, licence(model, request.answers()))
                .variables;
    }

    /** The one answer that is handed over: the product, which the item declares to be no secret. */
    static @Nullable String licence(@Nullable CatalogueItem item, Map<String, Object> answers) {
        var need = item == null ? null : item.definition().licence();
        if (need == null || need.field() == null) {
            return need == null ? null : need.product();
        }
        var answer = answers.get(need.field());
        return answer == null ? null : Texts.firstLine(answer.toString(), LICENCE_PRODUCT.maxLength());
    }

    /** The price by the item's cost rule, in hundredths of the currency; null where nothing is charged. */
    static @Nullable Long cost(CatalogueItem item, Map<String, Object> answers) {
        var price = item.definition().price();
        if (price == null || price.signum() == 0) {
            return null;
        }
        var rule = item.definition().cost();
        if (rule == null || rule.quantityField() == null) {
            return cents(price);
        }
        return answers.get(rule.quantityField()) instanceof Number quantity
                ? cents(price.multiply(new BigDecimal(quantity.toString())))
                : cents(price);
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .min(MOST_CENTS)
                .longValueExact();
    }

    private static boolean needsApproval(@Nullable CatalogueItem item) {
        return item != null && item.definition().approval() != ItemDefinition.Approval.NONE;
    }

    private static boolean asksForConfirmation(@Nullable CatalogueItem item) {
        return item == null || item.definition().acceptance() == ItemDefinition.Acceptance.USER;
    }

    private <T> Handover tell(ProcessVariable<T> variable, @Nullable T value) {
        variables.put(variable.name(), value);
        return this;
    }
}
