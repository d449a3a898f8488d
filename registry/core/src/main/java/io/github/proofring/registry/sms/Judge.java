package io.github.proofring.registry.sms;

import io.github.proofring.registry.spi.DeliveryException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/**
 * What an answer means, or the want of one.
 *
 * @param accepts whether the body of a success says that the message was taken
 * @param keyed   whether the gateway knows a repeated request by its key, so that it may be asked again when nobody knows what it did
 */
record Judge(Predicate<String> accepts, boolean keyed) {
    /** These speak of our credentials, our credit, our endpoint or of time, never of the one message. */
    private static final Set<Integer> NOT_THE_MESSAGE = Set.of(401, 402, 403, 404, 405, 407, 408, 409, 415, 425, 426);

    Outcome answer(int status, HttpHeaders headers, BoundedBody.Read body, Instant now) {
        if (status / 100 == 2) {
            return success(body);
        }
        Optional<Duration> wait = RetryAfter.in(headers, now);
        if (status == 429 || (status == 503 && wait.isPresent())) {
            String why = "the SMS gateway takes no more for now (" + status + ")";
            return new Outcome.Again(
                    wait,
                    wait.map(time -> DeliveryException.busy(why, time)).orElseGet(() -> DeliveryException.failed(why)));
        }
        DeliveryException failed = DeliveryException.failed("the SMS gateway answered " + status);
        if (status / 100 == 5) {
            return unknown(failed);
        }
        return new Outcome.Ended(
                status / 100 == 4 && !NOT_THE_MESSAGE.contains(status)
                        ? DeliveryException.refused("the SMS gateway refused the message (" + status + ")")
                        : failed);
    }

    private Outcome success(BoundedBody.Read body) {
        if (!body.whole()) {
            return unknown(DeliveryException.failed("the SMS gateway's answer does not end"));
        }
        try {
            return accepts.test(body.text())
                    ? new Outcome.Taken()
                    : new Outcome.Ended(
                            DeliveryException.failed("the SMS gateway's answer does not say that it took the message"));
        } catch (RuntimeException e) {
            // A parser's exception quotes what it could not read, and a gateway may have repeated the message there.
            return new Outcome.Ended(DeliveryException.failed("the SMS gateway's answer could not be read: "
                    + e.getClass().getName()));
        }
    }

    /** A cause is passed on only where it was thrown before the message left: a later one may quote an answer that repeats it. */
    Outcome noAnswer(Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Outcome.Again(
                    Optional.empty(), DeliveryException.failed("the SMS gateway cannot be reached", cause));
        }
        if (cause instanceof SSLException) {
            return new Outcome.Ended(DeliveryException.failed("no TLS with the SMS gateway", cause));
        }
        return unknown(DeliveryException.failed("the SMS gateway's answer was cut off or is not HTTP: "
                + cause.getClass().getName()));
    }

    private Outcome unknown(DeliveryException why) {
        return keyed ? new Outcome.Again(Optional.empty(), why) : new Outcome.Ended(why);
    }
}
