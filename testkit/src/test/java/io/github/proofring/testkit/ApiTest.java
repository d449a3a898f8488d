package io.github.proofring.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What others depend on")
class ApiTest {

    @Test
    @DisplayName("the public types and members are those of api.txt")
    void api() {
        PublicApi.ofModuleWith(PublicApi.class).assertSameAs(Path.of("api.txt"));
    }

    @Test
    @DisplayName("a difference is told line by line, with its type and the way to accept it")
    void difference(@TempDir Path folder) throws IOException {
        Assumptions.assumeFalse(Boolean.getBoolean(PublicApi.UPDATE), "api.txt is being written");
        PublicApi api = PublicApi.ofModuleWith(PublicApi.class);
        String recorded = api.toString().replace("code(java.time.Instant)", "code(long)");
        Path file = folder.resolve("api.txt");
        Files.writeString(file, recorded, StandardCharsets.UTF_8);

        String message =
                assertThrows(AssertionError.class, () -> api.assertSameAs(file)).getMessage();

        String in = "   (in: public final class io.github.proofring.testkit.AuthenticatorApp)";
        assertTrue(message.contains("gone: public String code(long)" + in), message);
        assertTrue(message.contains("new:  public String code(java.time.Instant)" + in), message);
        assertTrue(message.contains("-Dapi.update=true"), message);
        assertFalse(message.contains("SettableClock"), message);
        assertThrows(AssertionError.class, () -> api.assertSameAs(folder.resolve("missing.txt")));
    }

    @Test
    @DisplayName("a class from elsewhere than a folder of a module is refused")
    void elsewhere() {
        assertThrows(IllegalArgumentException.class, () -> PublicApi.ofModuleWith(Test.class));
        assertThrows(IllegalArgumentException.class, () -> PublicApi.ofModuleWith(ApiTest.class));
        assertThrows(IllegalArgumentException.class, () -> PublicApi.ofModuleWith(String.class));
    }
}
