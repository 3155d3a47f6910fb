package io.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a browser of their own. Takes pictures into {@code target/screenshots}. */
public final class Visitor implements AutoCloseable {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;
    private static final int HEIGHT = 850;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final String server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(int port, boolean scripts) {
        this.server = "http://localhost:" + port;
        this.context = Chromium.get()
                .newContext(
                        new NewContextOptions().setViewportSize(DESKTOP, HEIGHT).setJavaScriptEnabled(scripts));
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
    }

    /** Somebody who has not signed in. */
    public static Visitor anonymous(int port) {
        return new Visitor(port, true);
    }

    /** One of the demo people, signed in. */
    public static Visitor of(int port, String person) {
        return new Visitor(port, true).signIn(person, "demo");
    }

    /** The same with a browser that runs no scripts. */
    public static Visitor withoutScripts(int port, String person) {
        return new Visitor(port, false).signIn(person, "demo");
    }

    public Visitor signIn(String person, String password) {
        open("/login");
        page.getByLabel("Name").fill(person);
        page.getByLabel("Password").fill(password);
        press("Sign in");
        return this;
    }

    public Page page() {
        return page;
    }

    public Visitor open(String path) {
        page.navigate(server + path);
        return this;
    }

    public Visitor press(String button) {
        page.locator("button:visible", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
        return this;
    }

    public Visitor follow(String link) {
        page.locator("a:visible", new Page.LocatorOptions().setHasText(link))
                .first()
                .click();
        return this;
    }

    /** Fails unless the text can be seen within a few seconds. */
    public Visitor sees(String text) {
        PlaywrightAssertions.assertThat(page.getByText(text).filter(visible()).first())
                .isVisible();
        return this;
    }

    public Visitor seesNot(String text) {
        PlaywrightAssertions.assertThat(page.getByText(text).filter(visible())).hasCount(0);
        return this;
    }

    /** The path of the page, without the server. */
    public String where() {
        return page.url().substring(server.length());
    }

    /** Pictures of the whole page at the width of a desk and of a hand; the page must fit both. */
    public Visitor pictures(String name) {
        for (var width : List.of(DESKTOP, PHONE)) {
            page.setViewportSize(width, HEIGHT);
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(name + (width == PHONE ? "-phone" : "-desktop") + ".png")));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s must not be wider than a screen of %d", name, width)
                    .isLessThanOrEqualTo(width);
        }
        page.setViewportSize(DESKTOP, HEIGHT);
        return this;
    }

    /** Fails when a person who cannot see or use a mouse would be lost here. */
    public Visitor findsTheWayWithoutEyesOrMouse() {
        assertThat(page.locator("h1").count()).as("one main heading").isEqualTo(1);
        assertThat(page.locator("html[lang]").count()).as("a language").isEqualTo(1);
        assertThat(unnamed("input:not([type=hidden]), select, textarea"))
                .as("fields without a label")
                .isEmpty();
        assertThat(page.locator("img:not([alt])").count())
                .as("pictures without words")
                .isZero();
        if (page.locator("[autofocus]").count() == 0) {
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus").textContent())
                    .as("first stop of the keyboard")
                    .contains("Skip to the content");
        }
        return this;
    }

    /** What the browser itself complained about: blocked scripts, failed loads, errors. */
    public List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text());
        }
    }

    private List<?> unnamed(String selector) {
        return (List<?>) page.locator(selector)
                .evaluateAll("all => all.filter(e => !e.labels || e.labels.length === 0).map(e => e.name)");
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }
}
