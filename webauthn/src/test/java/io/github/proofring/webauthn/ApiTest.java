package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.proofring.testkit.PublicApi;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What others depend on")
class ApiTest {
    @Test
    @DisplayName("the public types and members are those of api.txt")
    void api() {
        PublicApi.ofModuleWith(RelyingParty.class).assertSameAs(Path.of("api.txt"));
    }

    @Test
    @DisplayName("the module needs JSON, CBOR, Bouncy Castle and webauthn4j, and no network")
    void requires() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            Set<String> required = ModuleDescriptor.read(in).requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .collect(Collectors.toSet());
            assertEquals(
                    Set.of(
                            "java.base",
                            "org.jspecify",
                            "tools.jackson.databind",
                            "tools.jackson.dataformat.cbor",
                            "org.bouncycastle.provider",
                            "com.webauthn4j.core"),
                    required);
        }
    }
}
