package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What authenticator apps honour")
class InteropTest {
    private static final Path PAGE = Path.of("..", "docs", "interop.md");
    private static final String BEGIN =
            "<!-- From apps.txt; mvn -pl testkit,totp test -Dtest=InteropTest -Dsurefire.failIfNoSpecifiedTests=false -Dinterop.update=true -->\n";
    private static final String END = "<!-- End of what is from apps.txt. -->\n";

    /** A block of the table. */
    record App(Map<String, String> lines) {
        String get(String key) {
            return Objects.requireNonNull(lines.get(key), key);
        }

        /** The parameters that it is known not to honour. */
        Set<String> ignored(Totp totp, Secret secret, String issuer) {
            Set<String> ignored = new TreeSet<>();
            addIf(!words("algorithm").contains(totp.algorithm().name()), "algorithm", ignored);
            addIf(!words("digits").contains(Integer.toString(totp.digits())), "digits", ignored);
            addIf(!takes(totp.period().toSeconds()), "period", ignored);
            addIf(secret.length() < Integer.parseInt(get("secret")), "secret", ignored);
            addIf(get("issuer").equals("no space") && issuer.contains(" "), "issuer", ignored);
            return ignored;
        }

        private boolean takes(long seconds) {
            String period = get("period");
            if (period.endsWith("..")) {
                return seconds >= Long.parseLong(period.substring(0, period.length() - 2));
            }
            return period.equals("any") || seconds == Long.parseLong(period);
        }

        private List<String> words(String key) {
            return List.of(get(key).split(" ", -1));
        }

        private static void addIf(boolean ignores, String parameter, Set<String> ignored) {
            if (ignores) {
                ignored.add(parameter);
            }
        }
    }

    private final List<App> apps = apps();

    @Test
    @DisplayName("is what cautions() tells, for every app of the table and every choice, and nothing else")
    void cautions() {
        for (Algorithm algorithm : Algorithm.values()) {
            for (int digits = 6; digits <= 8; digits++) {
                for (int period : new int[] {1, 4, 5, 29, 30, 31, 60}) {
                    Totp totp = Totp.standard()
                            .withAlgorithm(algorithm)
                            .withDigits(digits)
                            .withPeriod(Duration.ofSeconds(period));
                    for (int bytes : new int[] {10, 15, 16, 20}) {
                        assertCautions(totp, Secret.existingShortOfBytes(new byte[bytes]), "Bank");
                        assertCautions(totp, Secret.existingShortOfBytes(new byte[bytes]), "Big Bank");
                    }
                }
            }
        }
    }

    @Test
    @DisplayName(
            "is everything, for each app of the table, if the URI is by the defaults and the issuer without a space")
    void defaults() {
        Secret secret = Secret.random(Algorithm.SHA1);
        for (App app : apps) {
            assertEquals(Set.of(), app.ignored(Totp.standard(), secret, "Bank"), app.get("app"));
        }
    }

    @Test
    @DisplayName("stands in docs/interop.md as it stands in the table")
    void page() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        assertTrue(from >= 0 && to > from, "the marks are missing");
        if (Boolean.getBoolean("interop.update")) {
            Files.writeString(
                    PAGE, page.substring(0, from) + BEGIN + table() + page.substring(to), StandardCharsets.UTF_8);
            return;
        }
        assertEquals(table(), page.substring(from + BEGIN.length(), to));
    }

    private void assertCautions(Totp totp, Secret secret, String issuer) {
        Map<String, Set<String>> expected = new HashMap<>();
        for (App app : apps) {
            Set<String> ignored = app.ignored(totp, secret, issuer);
            if (!ignored.isEmpty()) {
                expected.put(app.get("app"), ignored);
            }
        }
        Map<String, Set<String>> told = OtpauthUri.of(issuer, "ada", secret, totp).cautions().stream()
                .collect(Collectors.groupingBy(
                        Caution::app, Collectors.mapping(Caution::parameter, Collectors.toCollection(TreeSet::new))));
        assertEquals(expected, told, () -> totp + ", " + secret.length() + " bytes, " + issuer);
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                "\n| app | algorithm; digits; period | what else it does | what our defaults do about it"
                        + " | known from |\n|---|---|---|---|---|\n");
        for (App app : apps) {
            table.append("| ")
                    .append(app.get("app"))
                    .append(" | ")
                    .append(String.join("; ", app.get("algorithm"), app.get("digits"), app.get("period")))
                    .append(" | ")
                    .append(app.get("also"))
                    .append(" | ")
                    .append(app.get("ours"))
                    .append(" | ")
                    .append(app.get("source"))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static List<App> apps() {
        List<App> apps = new ArrayList<>();
        for (String line : Resources.lines("apps.txt")) {
            String[] parts = line.split(" +", 2);
            if (parts[0].equals("app")) {
                apps.add(new App(new HashMap<>()));
            }
            apps.get(apps.size() - 1).lines().put(parts[0], parts[1]);
        }
        return apps;
    }
}
