package io.github.proofring.registry.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.registry.spi.DeliveryException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Gateways known by name: the requests that their public documentation shows")
class GatewaysTest {
    private static final String SID = "AC" + "0123456789abcdef".repeat(2);

    private final PoliteGateway peer = new PoliteGateway();

    @AfterEach
    void close() {
        peer.close();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("Twilio, resource Messages: To, From and Body as a form, under the account's SID and token")
    void twilio() {
        SmsGatewayBuilder builder = Gateways.twilio(SID, "t0ken", "+15550100100");
        assertEquals(
                URI.create("https://api.twilio.com/2010-04-01/Accounts/" + SID + "/Messages.json"), builder.endpoint);
        peer.answering(201, Map.of("Content-Type", "application/json"), "{\"sid\":\"SM1\",\"status\":\"queued\"}");
        builder.movedTo(peer.address("/")).build().deliver(Messages.CODE);
        PoliteGateway.Asked asked = peer.asked.get(0);
        assertEquals(basic(SID + ":t0ken"), asked.headers().getFirst("Authorization"));
        assertEquals(
                "To=%2B491715550123&From=%2B15550100100"
                        + "&Body=The+code+to+sign+in+is+839+204.%0A%40login.example+%23839204",
                asked.body());
    }

    @Test
    @DisplayName("Twilio answers 400 to a number that cannot be: refused. 401 to a wrong token: failed")
    void twilioErrors() {
        String said =
                "{\"code\":21211,\"message\":\"The 'To' number +491715550123 is not a valid phone number.\",\"status\":400}";
        peer.answering(400, Map.of(), said).answering(401);
        SmsGateway gateway =
                Gateways.twilio(SID, "t0ken", "Bank").movedTo(peer.address("/")).build();
        assertTrue(assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE))
                .isRefused());
        assertFalse(assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE))
                .isRefused());
    }

    @Test
    @DisplayName("Vonage, Messages API: JSON with the number's digits; taken with a message_uuid and not without")
    void vonage() {
        SmsGatewayBuilder builder = Gateways.vonage("key", "secret", "Bank");
        assertEquals(URI.create("https://api.nexmo.com/v1/messages"), builder.endpoint);
        peer.answering(202, Map.of(), "{\"message_uuid\":\"aaaaaaaa-bbbb-cccc-dddd-0123456789ab\"}")
                .answering(200, Map.of(), "<html>a proxy's page</html>");
        SmsGateway gateway = builder.movedTo(peer.address("/")).build();
        gateway.deliver(Messages.CODE);
        PoliteGateway.Asked asked = peer.asked.get(0);
        assertEquals(basic("key:secret"), asked.headers().getFirst("Authorization"));
        assertEquals("application/json", asked.headers().getFirst("Content-Type"));
        assertEquals(
                "{\"message_type\":\"text\",\"channel\":\"sms\",\"to\":\"491715550123\",\"from\":\"Bank\","
                        + "\"text\":\"The code to sign in is 839 204.\\n@login.example #839204\",\"client_ref\":\""
                        + Messages.ID + "\"}",
                asked.body());
        assertFalse(assertThrows(DeliveryException.class, () -> gateway.deliver(Messages.CODE))
                .isRefused());
    }

    @Test
    @DisplayName("a SID that could change the address is refused, and not repeated")
    void sid() {
        IllegalArgumentException mistake =
                assertThrows(IllegalArgumentException.class, () -> Gateways.twilio("AC1/../x", "t0ken", "Bank"));
        assertFalse(mistake.getMessage().contains("AC1"));
    }
}
