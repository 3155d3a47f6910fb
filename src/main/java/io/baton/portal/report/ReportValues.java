package io.baton.portal.report;

import java.math.BigDecimal;

/** Values of a report as text that people and programs read alike. */
final class ReportValues {

    private ReportValues() {}

    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Boolean flag ? (flag ? "yes" : "no") : value.toString();
    }
}
