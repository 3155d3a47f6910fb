package io.baton.ticket.approval;

import java.util.Collection;

/** The count of one group's votes: it is over as soon as the quorum is reached or cannot be reached any more. */
public record Tally(int needed, int approved, int declined, int open) {

    public static Tally of(int needed, Collection<ApprovalState> votes) {
        return new Tally(
                needed,
                count(votes, ApprovalState.APPROVED),
                count(votes, ApprovalState.DECLINED),
                count(votes, ApprovalState.OPEN));
    }

    private static int count(Collection<ApprovalState> votes, ApprovalState wanted) {
        return (int) votes.stream().filter(state -> state == wanted).count();
    }

    public ApprovalState outcome() {
        if (approved >= needed) {
            return ApprovalState.APPROVED;
        }
        return approved + open < needed ? ApprovalState.DECLINED : ApprovalState.OPEN;
    }

    /** Such as "2 more of 3". */
    public String inWords() {
        return switch (outcome()) {
            case APPROVED -> approved + " of " + asked() + " agreed, " + needed + " needed";
            case DECLINED -> approved + " of " + asked() + " agreed, " + needed + " needed: refused";
            default -> (needed - approved) + " more of " + asked();
        };
    }

    private int asked() {
        return approved + declined + open;
    }
}
