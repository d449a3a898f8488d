package io.github.proofring.examples.signin;

import io.github.proofring.mail.SmtpServer;
import io.github.proofring.registry.address.PhonePolicy;
import io.github.proofring.registry.sms.SmsGateway;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the operator chose about messages.
 *
 * @param region  where numbers are typed as they are dialled there, two letters, if anywhere
 * @param numbers which telephone numbers are taken, and how they are typed
 * @param smtp    the mail server, if there is one
 * @param sms     the SMS gateway, if there is one
 */
record Messages(Optional<String> region, PhonePolicy numbers, Optional<SmtpServer> smtp, Optional<SmsGateway> sms) {
    /** @throws IllegalArgumentException if a variable cannot be understood; the message names it and quotes nothing secret */
    static Messages of(Map<String, String> environment) {
        return new Messages(
                read(environment, "PHONE_REGION", region -> region),
                read(environment, "PHONE_REGION", PhonePolicy::typedIn).orElseGet(PhonePolicy::international),
                read(environment, "SMTP_URL", SmtpServer::parse),
                read(environment, "SMS_URL", SmsUrl::read));
    }

    private static <T> Optional<T> read(Map<String, String> environment, String name, Function<String, T> reading) {
        String text = environment.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
