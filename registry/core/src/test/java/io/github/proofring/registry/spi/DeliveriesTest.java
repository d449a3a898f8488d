package io.github.proofring.registry.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Deliveries by channel")
class DeliveriesTest {
    private final List<Message> mails = new ArrayList<>();
    private final List<Message> texts = new ArrayList<>();
    private final Map<Channel, Delivery> map =
            new HashMap<>(Map.of(Channel.EMAIL, mails::add, new Channel("sms"), texts::add));

    private static Message message(Channel channel) {
        return new Message("AAECAwQFBgcICQoLDA0ODw", channel, "address", "", "text", Optional.empty());
    }

    @Test
    @DisplayName("each message goes to the delivery of its channel, and to that alone")
    void routed() {
        Delivery delivery = Deliveries.byChannel(map);
        map.clear();
        delivery.deliver(message(Channel.EMAIL));
        delivery.deliver(message(Channel.SMS));
        assertEquals(List.of(message(Channel.EMAIL)), mails);
        assertEquals(List.of(message(Channel.SMS)), texts);
    }

    @Test
    @DisplayName("a channel without a delivery is named")
    void missing() {
        IllegalArgumentException mistake = assertThrows(
                IllegalArgumentException.class, () -> Deliveries.byChannel(map).deliver(message(Channel.VOICE)));
        assertEquals("no delivery is set up for the channel voice", mistake.getMessage());
    }
}
