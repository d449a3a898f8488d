package io.github.proofring.examples.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person at headless Chromium: sees, clicks, types. */
final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    // Selenium knows no protocol version this new and says so loudly; nothing here needs it.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** How wide the page and its window are, how far it is scrolled, and what is wider than its place. */
    private static final String FITTING = """
            const wide = [...document.querySelectorAll('body *')].filter(element =>
              element.scrollWidth > element.clientWidth + 1 && !element.closest('svg, .unseen')
              && getComputedStyle(element).display !== 'inline' && getComputedStyle(element).overflowX === 'visible');
            return document.documentElement.scrollWidth + ' ' + innerWidth + ' ' + scrollX + ' ' + wide.map(element => element.outerHTML);""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    /** @param more of the browser's own switches */
    Browser(Path profile, String... more) throws IOException {
        SELENIUM.setLevel(Level.SEVERE);
        Files.createDirectories(PICTURES);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Tools.path("chromium").toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.addArguments(more);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Tools.path("chromedriver").toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    void open(String url) {
        driver.get(url);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    String path() {
        return address().replaceAll("https?://[^/]+", "");
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Clicks what has these words, and if it leads to another page, waits for that page: the driver's own waiting has a gap. */
    void click(String words) {
        WebElement clicked = driver.findElement(By.xpath(
                "//*[self::a or self::button or self::summary][contains(normalize-space(.), '" + words + "')]"));
        if (clicked.getTagName().equals("summary")) {
            clicked.click();
        } else {
            leave(clicked::click);
        }
    }

    /** Does what leads to another page, and waits for that page. */
    void leave(Runnable step) {
        driver.executeScript("window.leftBehind = true");
        step.run();
        new WebDriverWait(driver, PATIENCE).ignoring(WebDriverException.class).until(any -> hasArrived());
    }

    /** Presses keys, wherever the focus is. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses keys while Shift is held. */
    void shifted(CharSequence... keys) {
        new Actions(driver).keyDown(Keys.SHIFT).sendKeys(keys).keyUp(Keys.SHIFT).perform();
    }

    /** What has the focus, as those who hear the page are told; empty if nothing has. */
    String focused() {
        WebElement focused = driver.switchTo().activeElement();
        return focused.getTagName().equals("body") ? "" : String.valueOf(focused.getAccessibleName());
    }

    /** Clicks what has these words, where it leads nowhere. */
    void press(String words) {
        driver.findElement(By.xpath("//button[contains(normalize-space(.), '" + words + "')]"))
                .click();
    }

    /** Waits until this is on the page. */
    void awaitText(String words) {
        new WebDriverWait(driver, PATIENCE).ignoring(WebDriverException.class).until(any -> text().contains(words));
    }

    /** Waits until this is true for the page's script. */
    void awaitState(String expression) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(any -> Boolean.TRUE.equals(driver.executeScript("return " + expression)));
    }

    /** Waits until the browser is on the page of this path. */
    void awaitPath(String path) {
        new WebDriverWait(driver, PATIENCE).ignoring(WebDriverException.class).until(any -> path().equals(path));
    }

    /** What an asynchronous script on the page returns; the name of its error if it throws. */
    String evaluate(String script) {
        return String.valueOf(driver.executeAsyncScript("const done = arguments[0]; (async () => {" + script
                + "})().then(done, error => done(error.name + ': ' + error.message))"));
    }

    /** A command of the browser's own protocol. */
    Map<String, Object> command(String name, Map<String, Object> arguments) {
        return driver.executeCdpCommand(name, arguments);
    }

    private boolean hasArrived() {
        return Boolean.TRUE.equals(
                driver.executeScript("return !window.leftBehind && document.readyState === 'complete'"));
    }

    void type(String field, String text) {
        WebElement input = driver.findElement(By.id(field));
        input.clear();
        input.sendKeys(text);
    }

    /** Ticks a box, or takes the tick away. */
    void tick(String box) {
        driver.findElement(By.id(box)).click();
    }

    /** An attribute of the first thing that this selector finds. */
    String attribute(String selector, String name) {
        return String.valueOf(driver.findElement(By.cssSelector(selector)).getDomAttribute(name));
    }

    /** What is in a field now. */
    String typed(String field) {
        return String.valueOf(driver.findElement(By.id(field)).getDomProperty("value"));
    }

    /** The sentence beside a field, as those who hear the page are told: the field names it as its description. */
    String errorAt(String field) {
        String described = driver.findElement(By.id(field)).getDomAttribute("aria-describedby");
        return List.of(String.valueOf(described).strip().split(" +")).contains(field + "-error")
                ? driver.findElement(By.id(field + "-error")).getText()
                : "";
    }

    /**
     * Takes pictures of the page on each screen, and has it checked that it fits, and is fit for those who cannot see it or not well.
     *
     * @return the picture on the phone by night
     */
    Path look(String name) {
        Path last = PICTURES;
        for (Screen screen : Screen.values()) {
            see(screen);
            if (screen == Screen.DESK_LIGHT || screen == Screen.PHONE_DARK) {
                // Two of the four: each width and each set of colours once.
                assertNoComplaints(name, screen);
            }
            assertFits(name, screen);
            last = picture(name + "-" + screen.word() + ".png");
        }
        see(Screen.DESK_LIGHT);
        return last;
    }

    /** Has the page checked on all four screens for those who cannot see it or not well. */
    void check(String name) {
        for (Screen screen : Screen.values()) {
            see(screen);
            assertNoComplaints(name, screen);
        }
        see(Screen.DESK_LIGHT);
    }

    /** Checks that the page fits its window, the phone's too. */
    void fits(String name) {
        for (Screen screen : List.of(Screen.PHONE_LIGHT, Screen.DESK_LIGHT)) {
            see(screen);
            assertFits(name, screen);
        }
    }

    private void assertNoComplaints(String name, Screen screen) {
        List<String> complaints = new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        assertEquals(List.of(), complaints, () -> name + ", " + screen.word());
    }

    private void assertFits(String name, Screen screen) {
        if (screen.phone()) {
            assertEquals(
                    screen.width + " " + screen.width + " 0 ", evaluate(FITTING), () -> name + ", " + screen.word());
        } else {
            assertEquals("0", evaluate("return scrollX"), () -> name + ", " + screen.word());
        }
    }

    private void see(Screen screen) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", screen.colors()))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        screen.width,
                        "height",
                        screen.height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        screen.phone()));
    }

    private Path picture(String file) {
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        Path path = PICTURES.resolve(file);
        try {
            Files.write(path, Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
