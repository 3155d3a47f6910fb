package io.baton.asset;

/**
 * A right to use a product, in seats.
 *
 * @param version counts changes of product and size; the ETag of the record
 */
public record Licence(String id, long version, String product, int seats, int seatsTaken) {

    public int seatsFree() {
        return seats - seatsTaken;
    }
}
