package io.baton.portal;

import io.baton.deployment.PermitState;

/**
 * How far a change is, in words.
 *
 * @param style class of its chip in the stylesheet
 */
record PermitWords(PermitState code, String name, String style) {

    static PermitWords of(PermitState state) {
        return switch (state) {
            case DRAFT -> new PermitWords(state, "Draft", "pending");
            case IN_APPROVAL -> new PermitWords(state, "Being judged", "review");
            case APPROVED -> new PermitWords(state, "Approved", "approved");
            case IMPLEMENTING -> new PermitWords(state, "Being carried out", "in-progress");
            case IMPLEMENTED -> new PermitWords(state, "Carried out", "closed");
            case REJECTED -> new PermitWords(state, "Rejected", "declined");
            case CANCELLED -> new PermitWords(state, "Given up", "cancelled");
        };
    }
}
