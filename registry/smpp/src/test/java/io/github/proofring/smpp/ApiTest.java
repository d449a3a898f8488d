package io.github.proofring.smpp;

import io.github.proofring.testkit.PublicApi;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What others depend on")
class ApiTest {
    @Test
    @DisplayName("the public types and members are those of api.txt")
    void api() {
        PublicApi.ofModuleWith(SmppDelivery.class).assertSameAs(Path.of("api.txt"));
    }
}
