package io.baton.asset;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seats that were bought because a ticket needed one. */
@Component
class LicencePurchases {

    static final int MOST_SEATS = 10_000;

    private final LicenceBook book;
    private final OutsideLicences outside;
    private final AuditLedger ledger;

    LicencePurchases(LicenceBook book, OutsideLicences outside, AuditLedger ledger) {
        this.book = book;
        this.outside = outside;
        this.ledger = ledger;
    }

    /**
     * Adds seats to the licence that the product means; those of one that is kept elsewhere appear once they are there.
     *
     * @param seats 1 to 10000
     * @param order reference of the order
     * @throws Refusal 404 when there is no licence for the product
     */
    @Transactional
    void add(String product, int seats, String order, String ticketKey) {
        var known = ProductMatch.in(book.all(), product).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Licence for " + product));
        var licence = book.lock(known.id()).orElse(known);
        if (!outside.keeps(licence.id())) {
            book.resize(
                    new Licence(licence.id(), 0, licence.product(), licence.metric(), licence.seats() + seats, 0, 0));
        }
        ledger.append(AuditEvent.of("LICENCE_SEATS_BOUGHT", "licence", licence.id())
                .forTicket(ticketKey, null)
                .with("seats", seats)
                .with("order", order));
    }
}
