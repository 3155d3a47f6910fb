package io.baton.asset;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A right to use a product, in seats.
 *
 * @param version counts changes of product and size; the ETag of the record
 * @param metric what a seat is counted for
 * @param seatsTaken seats that somebody uses
 * @param seatsReserved seats that wait for the ticket that asked for them
 */
public record Licence(
        String id, long version, String product, Metric metric, int seats, int seatsTaken, int seatsReserved) {

    /** What the licence counts. */
    public enum Metric {
        /** A person needs one seat, however many computers the product is on. */
        PERSON,
        /** Each installation needs a seat of its own. */
        INSTALLATION
    }

    @JsonProperty
    public int seatsFree() {
        return seats - seatsTaken - seatsReserved;
    }

    /** What tells one seat of this licence from another. */
    String seatKey(String holder, String ticketKey) {
        return metric == Metric.PERSON ? holder : ticketKey;
    }
}
