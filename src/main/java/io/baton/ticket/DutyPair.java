package io.baton.ticket;

/**
 * Two duties that one person does not have in the same ticket, a row of {@code duty-pairs.dmn}. APPROVE stands for every level
 * of an approval; APPROVE with APPROVE means that each level takes somebody else.
 */
record DutyPair(String first, String second, String reason) {

    String name() {
        return first + " / " + second;
    }

    boolean parts(String taken, String wanted) {
        return !taken.equals(wanted)
                && (covers(first, taken) && covers(second, wanted) || covers(second, taken) && covers(first, wanted));
    }

    boolean concerns(String duty) {
        return covers(first, duty) || covers(second, duty);
    }

    /** The side of the pair a duty is on. */
    String side(String duty) {
        if (first.equals(second)) {
            return duty;
        }
        return covers(first, duty) ? first : second;
    }

    private static boolean covers(String side, String duty) {
        return side.equals(duty) || side.equals(Duties.APPROVE) && duty.startsWith(Duties.APPROVE_LEVEL);
    }
}
