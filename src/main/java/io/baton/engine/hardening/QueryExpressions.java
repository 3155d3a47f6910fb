package io.baton.engine.hardening;

import java.util.regex.Pattern;

/**
 * The expressions a task query or a stored filter may carry: who asks, and moments relative to now. Everything else a
 * query could evaluate would be code in the hands of whoever can ask for a list of tasks.
 */
final class QueryExpressions {

    private static final String MOMENT = "dateTime\\(\\)"
            + "(\\.(plus|minus)(Minutes|Hours|Days|Weeks|Months|Years)\\([0-9]{1,5}\\)|\\.withTimeAtStartOfDay\\(\\)){0,6}"
            + "(\\.toDate\\(\\))?";

    private static final Pattern ALLOWED =
            Pattern.compile("[#$]\\{ ?(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|" + MOMENT + ") ?}");

    private QueryExpressions() {}

    static boolean allow(String text) {
        return ALLOWED.matcher(text).matches();
    }
}
