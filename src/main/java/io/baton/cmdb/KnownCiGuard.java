package io.baton.cmdb;

import io.baton.platform.Refusal;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.OpeningGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Refuses a ticket about a configuration item that nobody registered, while whoever asks can still correct it. */
@Component
class KnownCiGuard implements OpeningGuard {

    private static final Logger LOG = LoggerFactory.getLogger(KnownCiGuard.class);

    private final Cmdb cmdb;

    KnownCiGuard(Cmdb cmdb) {
        this.cmdb = cmdb;
    }

    @Override
    public void opening(OpenTicket command) {
        var id = command.ciId();
        if (id != null && !id.isBlank() && isUnknown(id)) {
            throw Refusal.invalid(
                    "ciId", "names no registered configuration item; leave it out or use an id from the inventory.");
        }
    }

    /** An inventory that does not answer must not keep anybody from asking for help; the step that needs it waits. */
    private boolean isUnknown(String id) {
        try {
            return cmdb.find(id).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("The inventory did not answer; configuration item {} is taken as it is.", id, e);
            return false;
        }
    }
}
