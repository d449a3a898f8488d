package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Conformance: the steps of WebAuthn Level 3 §7.1 and §7.2")
class ConformanceTest {
    private static final Path PAGE = Path.of("..", "docs", "webauthn.md");
    private static final String BEGIN =
            "<!-- From the tests; mvn -pl testkit,webauthn test -Dtest=ConformanceTest -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.update=true -->\n";
    private static final String END = "<!-- End of what is from the tests. -->\n";
    private static final Pattern TITLE =
            Pattern.compile("steps? ([0-9]+)((?:, [0-9]+)*)(?: to ([0-9]+))?(?:, §[0-9.]+)?: .*");

    /** A test, and the steps that its title names. */
    record Line(List<Integer> steps, String title, String test) {}

    @Test
    @DisplayName("have each a test that is titled with it")
    void complete() {
        assertEquals(steps(29), covered(RegistrationTest.class, AttestationTest.class));
        assertEquals(steps(25), covered(AuthenticationTest.class));
    }

    @Test
    @DisplayName("are listed with their tests in docs/webauthn.md, as the tests are")
    void page() throws IOException {
        String list = list("§7.1, registration", RegistrationTest.class, AttestationTest.class)
                + list("§7.2, authentication", AuthenticationTest.class);
        System.out.println(list);
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        assertTrue(from >= 0 && to > from, "the marks are missing");
        if (Boolean.getBoolean("conformance.update")) {
            Files.writeString(
                    PAGE, page.substring(0, from) + BEGIN + list + page.substring(to), StandardCharsets.UTF_8);
            return;
        }
        assertEquals(list, page.substring(from + BEGIN.length(), to));
    }

    private static Set<Integer> steps(int last) {
        return new TreeSet<>(IntStream.rangeClosed(1, last).boxed().toList());
    }

    private static Set<Integer> covered(Class<?>... tests) {
        Set<Integer> covered = new TreeSet<>();
        lines(tests).forEach(line -> covered.addAll(line.steps()));
        return covered;
    }

    private static String list(String heading, Class<?>... tests) {
        StringBuilder list = new StringBuilder("\n### ").append(heading).append("\n\n");
        for (Line line : lines(tests)) {
            list.append("- ")
                    .append(line.title())
                    .append(" (`")
                    .append(line.test())
                    .append("`)\n");
        }
        return list.append('\n').toString();
    }

    private static List<Line> lines(Class<?>... classes) {
        List<Line> lines = new ArrayList<>();
        for (Method method : Arrays.stream(classes)
                .flatMap(tests -> Arrays.stream(tests.getDeclaredMethods()))
                .toList()) {
            DisplayName name = method.getAnnotation(DisplayName.class);
            Matcher title = TITLE.matcher(name == null ? "" : name.value());
            if (title.matches()) {
                String test = method.getDeclaringClass().getSimpleName() + "." + method.getName();
                lines.add(new Line(numbers(title), title.group(), test));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.steps().get(0)).thenComparing(Line::title));
        return lines;
    }

    private static List<Integer> numbers(Matcher title) {
        List<Integer> numbers = new ArrayList<>(List.of(Integer.valueOf(title.group(1))));
        Arrays.stream(title.group(2).split(", ", -1))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .forEach(numbers::add);
        if (title.group(3) != null) {
            int last = numbers.get(numbers.size() - 1);
            IntStream.rangeClosed(last + 1, Integer.parseInt(title.group(3))).forEach(numbers::add);
        }
        return numbers;
    }
}
