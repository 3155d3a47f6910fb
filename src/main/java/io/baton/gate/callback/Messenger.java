package io.baton.gate.callback;

import io.baton.gate.GateDoor;
import io.baton.gate.callback.Callback.State;
import io.baton.gate.callback.CallbackTool.Stage;
import io.baton.platform.http.CallFailed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells tools what was decided. A grant that is not good any more when its answer gets through is a no; an answer that may have
 * been heard is looked for before it is sent again.
 */
@Component
class Messenger {

    private static final int LONGEST = 1000;

    private final Callbacks callbacks;
    private final GateDoor door;
    private final Moves moves;
    private final CallbackSettings settings;

    Messenger(Callbacks callbacks, GateDoor door, Moves moves, CallbackSettings settings) {
        this.callbacks = callbacks;
        this.door = door;
        this.moves = moves;
        this.settings = settings;
    }

    /** @throws CallFailed where the tool could not be told */
    void send(CallbackTool tool, Callback asked) {
        var approved = asked.state() == State.APPROVING;
        var standing =
                asked.grantId() == null ? null : door.standing(asked.grantId()).orElse(null);
        if (approved && (standing == null || !standing.active())) {
            withdrawn(tool, asked, standing);
            return;
        }
        var token = callbacks.token(asked.id()).orElse(null);
        if (asked.attempts() > 0 && tool.look(asked, token).stage() != Stage.WAITS) {
            moves.answered(asked); // an earlier attempt was heard after all
            return;
        }
        var words = approved
                ? words("The change gate is open: grant " + asked.grantId() + ".", "", asked.changeKey())
                : words("The change gate stays closed for this run.", asked.words(), asked.changeKey());
        try {
            tool.answer(asked, token, approved, words);
        } catch (CallFailed e) {
            if (e.fate() != CallFailed.Fate.REFUSED || !asked.unsure()) {
                throw e;
            }
            // it refuses to hear twice what it heard before
        }
        moves.answered(asked);
    }

    private void withdrawn(CallbackTool tool, Callback asked, GateDoor.@Nullable Standing standing) {
        var because = standing == null ? null : standing.because();
        var words = because == null
                ? "The grant was used or ran out before the tool could be told."
                : "Revoked: " + because;
        if (asked.unsure() && isUnderWay(tool, asked)) {
            moves.answered(asked); // it runs; whoever looks after that stops it
            return;
        }
        moves.reject(asked, because == null ? "grant.expired" : "grant.revoked", words);
        callbacks.find(asked.id()).filter(now -> now.state() == State.REJECTING).ifPresent(now -> send(tool, now));
    }

    private boolean isUnderWay(CallbackTool tool, Callback asked) {
        return tool.look(asked, callbacks.token(asked.id()).orElse(null)).stage() != Stage.WAITS;
    }

    String words(String what, @Nullable String why, @Nullable String change) {
        var text = new StringBuilder(what);
        if (change != null) {
            text.append(" Change ").append(change);
            if (!settings.publicUrl().isBlank()) {
                text.append(" (")
                        .append(settings.publicUrl().replaceAll("/+$", ""))
                        .append("/portal/tickets/")
                        .append(change)
                        .append(')');
            }
            text.append('.');
        }
        if (why != null && !why.isBlank()) {
            text.append(' ').append(why);
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST - 1) + "…";
    }
}
