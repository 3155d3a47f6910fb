package io.baton.change;

import io.baton.people.Directory;
import io.baton.platform.BeforeOpening;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two standard changes of the demo company, once: one that goes well with the built-in tool, and one that does not. */
@Component
@Profile("demo")
class DemoTemplates implements BeforeOpening {

    private final TemplateDesk desk;
    private final Directory directory;

    DemoTemplates(TemplateDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    /** After the inventory has its services. */
    @Override
    public int getPhase() {
        return 10;
    }

    @Override
    @Transactional
    public void start() {
        if (desk.all().isEmpty()) {
            agreed("std-intranet-pages", "Intranet pages", "svc-intranet", "Editors publish new pages each week.");
            agreed("std-print-drivers", "Printer drivers", "svc-printing", "The maker brings out fixes each month.");
        }
    }

    private void agreed(String id, String title, String service, String reason) {
        var proposal = new TemplateProposal(
                id,
                title,
                service,
                "production",
                reason,
                0,
                20,
                "The deployment job installs the version on one host after the other.",
                "Run the job with the version before.",
                "Tried on the test hosts: back within four minutes.");
        directory.person("agent2").ifPresent(agent -> desk.propose(agent, proposal));
        directory.person("change-manager").ifPresent(manager -> desk.agree(manager, id));
    }
}
