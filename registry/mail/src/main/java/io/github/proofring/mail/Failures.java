package io.github.proofring.mail;

import io.github.proofring.registry.spi.DeliveryException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What went wrong, without the words of the mail server: they quote the address. */
final class Failures {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_CAUSES = 16;

    /** RFC 5321 §4.2.2: the server closes the connection. */
    private static final int CLOSING = 421;

    /** RFC 5321 §4.2.2 and RFC 4954 §6: commands that are not known or not in order, and logins. They are no word on a recipient. */
    private static final Set<Integer> SET_UP = Set.of(500, 502, 503, 504, 530, 534, 535, 538);

    private record Reply(String command, int code) {
        boolean isFor(String verb) {
            return command.startsWith(verb);
        }
    }

    private Failures() {}

    /** Before a message's text was begun. */
    static DeliveryException of(MessagingException thrown) {
        return of(thrown, false);
    }

    /** @param textBegun whether the server may have the message, unless its answer says otherwise */
    static DeliveryException of(MessagingException thrown, boolean textBegun) {
        List<Throwable> chain = chain(thrown);
        if (chain.stream().anyMatch(AuthenticationFailedException.class::isInstance)) {
            return DeliveryException.failed("the mail server does not take the user and password");
        }
        return reply(chain).map(Failures::of).orElseGet(() -> unanswered(chain, textBegun));
    }

    /** Whether the connection has ended, rather than that the server answered or is slow. */
    static boolean tellsOfAnEnd(MessagingException thrown) {
        List<Throwable> chain = chain(thrown);
        return reply(chain)
                .map(reply -> reply.code() == CLOSING)
                .orElseGet(() -> chain.stream().noneMatch(SocketTimeoutException.class::isInstance));
    }

    private static DeliveryException of(Reply reply) {
        int code = reply.code();
        if (code < 500) {
            return DeliveryException.busy("the mail server takes it later: " + code, A_MINUTE);
        }
        if (reply.isFor("MAIL") || SET_UP.contains(code)) {
            return DeliveryException.failed("the mail server takes no mail from this application or sender: " + code);
        }
        return DeliveryException.refused("the mail server refused the recipient or the message: " + code);
    }

    private static DeliveryException unanswered(List<Throwable> chain, boolean textBegun) {
        String message = textBegun
                ? "the mail server's answer to the message was lost: it may have been sent"
                : "the mail server was not reached, offers no TLS, did not answer or broke off";
        return network(chain)
                .map(cause -> DeliveryException.failed(message, cause))
                .orElseGet(() -> DeliveryException.failed(message));
    }

    private static Optional<Reply> reply(List<Throwable> chain) {
        return chain.stream()
                .flatMap(Failures::reply)
                .filter(reply -> reply.code() >= 400 && reply.code() < 600)
                .findFirst();
    }

    private static Stream<Reply> reply(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return Stream.of(new Reply(address.getCommand(), address.getReturnCode()));
        }
        return failure instanceof SMTPSendFailedException send
                ? Stream.of(new Reply(send.getCommand(), send.getReturnCode()))
                : Stream.empty();
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
