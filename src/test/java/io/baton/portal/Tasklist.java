package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.baton.browser.Visitor;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tasklist as an agent uses it. */
final class Tasklist {

    private static final Pattern SUBMISSION = Pattern.compile(".*/task/[^/]+/(submit-form|complete)$");
    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

    private final Visitor agent;
    private final Page page;

    Tasklist(Visitor agent) {
        this.agent = agent;
        this.page = agent.page();
    }

    /** Opens Tasklist anew, with one of its filters chosen. */
    Tasklist filter(String name) {
        page.navigate("about:blank");
        agent.open("/camunda/app/tasklist/default/");
        page.locator(".task-filters a:visible", having(name)).first().click();
        page.locator(".task-filters .active", having(name)).first().waitFor();
        return this;
    }

    /** Opens the task of a ticket that is at this step. */
    Tasklist task(String step, String ticket) {
        page.locator(".tasks-list li", having(step))
                .filter(new Locator.FilterOptions().setHasText(ticket))
                .first()
                .click();
        page.locator(".task-details", having(step)).waitFor();
        return this;
    }

    Tasklist tab(String name) {
        page.locator(".task-details .nav-tabs a:visible", having(name)).first().click();
        return this;
    }

    Tasklist claim() {
        page.getByText("Claim", exactly()).click();
        PlaywrightAssertions.assertThat(page.getByText("Claim", exactly())).hasCount(0);
        return this;
    }

    Tasklist fill(String label, String text) {
        form().getByLabel(label).fill(text);
        return this;
    }

    Tasklist check(String label) {
        form().getByLabel(label).check();
        return this;
    }

    Tasklist choose(String label, String option) {
        page.locator(".fjs-form-field-select", having(label))
                .locator(".fjs-input-group")
                .click();
        page.locator(".fjs-dropdownlist-item", having(option)).first().click();
        return this;
    }

    void complete() {
        var answer = page.waitForResponse(
                SUBMISSION,
                () -> page.locator("button:visible", having("Complete")).first().click());
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        page.locator(".fjs-form").waitFor(GONE);
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private Locator form() {
        return page.locator(".fjs-form").first();
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
