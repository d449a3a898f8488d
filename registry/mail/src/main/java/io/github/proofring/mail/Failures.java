package io.github.proofring.mail;

import io.github.proofring.registry.spi.DeliveryException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What went wrong, without the words of the mail server: they quote the address. */
final class Failures {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CAUSES = 16;

    private Failures() {}

    static DeliveryException of(MessagingException thrown) {
        List<Throwable> chain = chain(thrown);
        if (chain.stream().anyMatch(AuthenticationFailedException.class::isInstance)) {
            return DeliveryException.failed("the mail server does not take the user and password");
        }
        if (chain.stream().anyMatch(SMTPSenderFailedException.class::isInstance)) {
            return DeliveryException.failed("the mail server does not take the sender's address");
        }
        OptionalInt code =
                chain.stream().flatMapToInt(each -> code(each).stream()).findFirst();
        if (code.isPresent() && code.getAsInt() >= 500 && code.getAsInt() < 600) {
            return DeliveryException.refused(
                    "the mail server refused the recipient or the message: " + code.getAsInt());
        }
        if (code.isPresent() && code.getAsInt() >= 400 && code.getAsInt() < 500) {
            return DeliveryException.busy("the mail server takes it later: " + code.getAsInt(), A_MINUTE);
        }
        return network(chain)
                .map(cause -> DeliveryException.failed("the mail server was not reached or did not answer", cause))
                .orElseGet(() -> DeliveryException.failed("the mail server broke off, or offers no TLS"));
    }

    private static OptionalInt code(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return OptionalInt.of(address.getReturnCode());
        }
        return failure instanceof SMTPSendFailedException send && send.getReturnCode() > 0
                ? OptionalInt.of(send.getReturnCode())
                : OptionalInt.empty();
    }

    /** These speak of hosts, ports and certificates alone. */
    private static Optional<IOException> network(List<Throwable> chain) {
        return chain.stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    /** The library keeps some causes beside the usual chain. The innermost comes first: it knows best. */
    private static List<Throwable> chain(MessagingException thrown) {
        List<Throwable> chain = new ArrayList<>();
        Optional<Throwable> next = Optional.of(thrown);
        while (next.isPresent() && chain.size() < MOST_CAUSES) {
            Throwable each = next.get();
            chain.add(0, each);
            next = Optional.ofNullable(
                    each instanceof MessagingException messaging ? messaging.getNextException() : each.getCause());
        }
        return chain;
    }
}
