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
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person at headless Chromium: sees, clicks, types. */
final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");
    // Selenium knows no protocol version this new and says so loudly; nothing here needs it.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

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

    String path() {
        return driver.getCurrentUrl().replaceAll("https?://[^/]+", "");
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Clicks what has these words, and if it leads to another page, waits for that page: the driver's own waiting has a gap. */
    void click(String words) {
        WebElement clicked = driver.findElement(By.xpath(
                "//*[self::a or self::button or self::summary][contains(normalize-space(.), '" + words + "')]"));
        boolean leads = !clicked.getTagName().equals("summary");
        driver.executeScript("window.leftBehind = true");
        clicked.click();
        if (leads) {
            new WebDriverWait(driver, PATIENCE)
                    .ignoring(WebDriverException.class)
                    .until(any -> hasArrived());
        }
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
     * Takes pictures of the page at the desk and on the phone, by day and by night, and has it checked for those who cannot see it or
     * not well.
     *
     * @return the picture on the phone by night
     */
    Path look(String name) {
        Path last = PICTURES;
        for (String light : List.of("light", "dark")) {
            driver.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", light))));
            for (String device : List.of("desk", "phone")) {
                size(device.equals("phone"));
                if (device.equals("phone") == light.equals("dark")) {
                    // Two of the four: each width and each set of colours once.
                    assertEquals(List.of(), complaints(), () -> name + " on the " + device + ", " + light);
                }
                last = picture(name + "-" + device + "-" + light + ".png");
            }
        }
        size(false);
        return last;
    }

    private List<String> complaints() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }

    private void size(boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        phone ? 390 : 1280,
                        "height",
                        phone ? 844 : 900,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        phone));
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
