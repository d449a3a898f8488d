package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.spi.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A gateway that is set up wrongly says so when the application starts, and repeats no secret")
class SmsGatewayBuilderTest {
    private static final GatewayTemplate TEMPLATE = GatewayTemplate.form("t={to}&b={text}&secret=hush");

    private static SmsGatewayBuilder builder() {
        return SmsGateway.at(URI.create("https://sms.example/send?key=hush"), TEMPLATE);
    }

    @ParameterizedTest
    @DisplayName("codes travel over https, or do not leave the machine")
    @ValueSource(
            strings = {
                "https://sms.example/a?b=c",
                "HTTPS://sms.example:8443",
                "http://localhost:1234/",
                "http://127.0.0.1/",
                "http://127.255.0.9/",
                "http://[::1]:80/"
            })
    void addresses(String address) {
        SmsGateway.at(URI.create(address), TEMPLATE).build();
    }

    @ParameterizedTest
    @DisplayName("any other address is refused without being repeated")
    @ValueSource(
            strings = {
                "http://sms.example/hush",
                "http://127.0.0.1.sms.example/hush",
                "http://localhost.sms.example/hush",
                "http://128.0.0.1/hush",
                "http://[::2]/hush",
                "ftp://localhost/hush",
                "https:hush",
                "https:///hush",
                "/hush",
                "https://user:hush@sms.example/",
                "https://sms.example/#hush"
            })
    void otherAddresses(String address) {
        says(() -> SmsGateway.at(URI.create(address), TEMPLATE));
    }

    private static void says(org.junit.jupiter.api.function.Executable mistake) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, mistake);
        assertFalse(thrown.toString().contains("hush"), thrown.toString());
    }

    @Test
    @DisplayName("a secret that would break out of its header field is refused without being repeated")
    void secrets() {
        says(() -> builder().bearer("hush\r\nX: y"));
        says(() -> builder().bearer("hush hush"));
        says(() -> builder().bearer("hüsh"));
        says(() -> builder().bearer(""));
        says(() -> builder().basic("a:b", "hush"));
        says(() -> builder().basic("a\n", "hush"));
        says(() -> builder().basic("a", "hush\0"));
        says(() -> builder().from("hush\u007f"));
    }

    @ParameterizedTest
    @DisplayName("RFC 9110 §5.1: the key goes into a field of its own")
    @ValueSource(strings = {"", "a b", "a:b", "ä", "Authorization", "content-TYPE", "Host", "Content-Length", "a\r\nb"})
    void keyField(String field) {
        says(() -> builder().idempotencyKey(field));
    }

    @Test
    @DisplayName(
            "timeouts are from a millisecond to a minute, a channel is served, and a sender named where one is asked for")
    void bounds() {
        for (Duration wrong : Set.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(61))) {
            says(() -> builder().totalTimeout(wrong));
            says(() -> builder().connectTimeout(wrong));
        }
        says(() -> builder().channels(Set.of()));
        GatewayTemplate asking = GatewayTemplate.form("t={to}&b={text}&f={from}");
        says(() -> SmsGateway.at(URI.create("https://sms.example/"), asking).build());
    }

    @Test
    @DisplayName("if nothing is said: ten seconds in all, three for the connection, SMS")
    void defaults() {
        assertEquals(Duration.ofSeconds(10), builder().totalTimeout);
        assertEquals(Duration.ofSeconds(3), builder().connectTimeout);
        assertEquals(Set.of(Channel.SMS), builder().channels);
    }

    @Test
    @DisplayName("invariant 7: neither the gateway nor its builder prints a secret")
    void silent() {
        SmsGatewayBuilder builder = builder().basic("user", "hush").from("hush");
        assertEquals("SmsGatewayBuilder[sms.example]", builder.toString());
        assertEquals("SmsGateway[sms.example, [sms]]", builder.build().toString());
    }
}
