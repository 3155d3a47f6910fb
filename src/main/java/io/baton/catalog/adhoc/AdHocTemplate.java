package io.baton.catalog.adhoc;

import java.time.LocalDate;

/**
 * How a kind of ask that is in no catalogue is done for the time being.
 *
 * @param id the subject in normalised words; the same ask in other letters finds the same template
 * @param expiresOn last day it may be used
 * @param useLimit how many requests may use it
 * @param uses how many have
 */
record AdHocTemplate(
        String id,
        String subject,
        String title,
        String steps,
        String team,
        LocalDate expiresOn,
        int useLimit,
        int uses,
        String createdBy) {

    boolean isUsableOn(LocalDate day) {
        return uses < useLimit && !day.isAfter(expiresOn);
    }

    String inWords() {
        return "Used " + uses + " of " + useLimit + " times, good until " + expiresOn;
    }
}
