package io.github.proofring.examples.signin;

import io.github.proofring.mail.SmtpDelivery;
import io.github.proofring.registry.Sending;
import io.github.proofring.registry.spi.BudgetStore;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Deliveries;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.SentCodes;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who carries messages: what the settings name. Where they name nobody, messages of that kind stay in an {@link Outbox} on a server
 * that only this machine can reach, and on any other the kind is not offered.
 */
final class Carriers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    private final Settings settings;
    private final Optional<SmtpDelivery> mail;
    private final Map<AddressKind, Delivery> carriers = new EnumMap<>(AddressKind.class);
    private final Optional<Outbox> outbox;

    private Carriers(Settings settings, Clock clock) {
        this.settings = settings;
        mail = settings.messages().smtp().map(server -> SmtpDelivery.by(server, clock));
        mail.ifPresent(delivery -> carriers.put(AddressKind.EMAIL, delivery));
        settings.messages().sms().ifPresent(gateway -> carriers.put(AddressKind.PHONE, gateway));
        boolean complete = carriers.size() == AddressKind.values().length;
        outbox = complete || !settings.onThisMachine() ? Optional.empty() : Optional.of(new Outbox(clock));
        for (AddressKind kind : AddressKind.values()) {
            if (!carriers.containsKey(kind)) {
                outbox.ifPresentOrElse(
                        ours -> carriers.put(kind, ours),
                        () -> LOG.warn(
                                "no {} codes: {} is not set, and on {} the development outbox would show them to anyone",
                                kind.word(),
                                kind.setting(),
                                settings.baseUrl().getHost()));
            }
        }
    }

    static Carriers of(Settings settings, Clock clock) {
        return new Carriers(settings, clock);
    }

    /** The kinds of address that can be reached. */
    Set<AddressKind> offered() {
        return Collections.unmodifiableSet(carriers.keySet());
    }

    /** The country where numbers can be typed without its code. */
    Optional<Locale> homeCountry() {
        return settings.messages()
                .region()
                .map(region -> new Locale.Builder().setRegion(region).build());
    }

    /** The messages that are not sent, where there may be such. */
    Optional<Outbox> outbox() {
        return outbox;
    }

    /** The variables that would have them sent. */
    List<String> missing() {
        return carriers.entrySet().stream()
                .filter(carrier -> carrier.getValue() instanceof Outbox)
                .map(carrier -> carrier.getKey().setting())
                .toList();
    }

    Sending sending(BudgetStore budgets) {
        Map<Channel, Delivery> byChannel = new HashMap<>();
        carriers.forEach((kind, carrier) -> byChannel.put(kind.channel(), carrier));
        SentCodes[] kinds =
                carriers.keySet().stream().map(kind -> kind.codes(settings)).toArray(SentCodes[]::new);
        Sending sending = Sending.of(Deliveries.byChannel(byChannel), budgets, kinds);
        return settings.alertPage().map(sending::withAlertPage).orElse(sending);
    }

    @Override
    public void close() {
        mail.ifPresent(SmtpDelivery::close);
    }
}
