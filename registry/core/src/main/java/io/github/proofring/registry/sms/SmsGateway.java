package io.github.proofring.registry.sms;

import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.Delivery;
import io.github.proofring.registry.spi.DeliveryException;
import io.github.proofring.registry.spi.Message;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Messages by the HTTP interface of a gateway: one POST for one message. Safe for use by many threads; an application keeps one for
 * each gateway, as it keeps its connections. Those are served by daemon threads, which end after the last reference to this object
 * is gone: there is nothing to close.
 *
 * <p>An answer of 2xx whose body ends within 64 KiB means that the message was taken, if {@link SmsGatewayBuilder#accepting} does not
 * ask for more. The others become a {@link DeliveryException}:
 *
 * <ul>
 *   <li>429, and 503 with a Retry-After (RFC 9110 §10.2.3): busy for that long, of which at most a day is believed;
 *   <li>401 to 405, 407 to 409, 415, 425 and 426, which speak of the application's account and set-up or of time: failed;
 *   <li>the other 4xx: refused;
 *   <li>5xx, a redirect (none is followed, it would carry the message elsewhere), what is no HTTP, no answer in time: failed.
 * </ul>
 *
 * <p>It asks at most three times, and again only where the message cannot go out twice by that: when no connection came about, after
 * 429 and 503 as above, and, if the gateway knows requests by {@linkplain SmsGatewayBuilder#idempotencyKey() a key}, also after
 * another 5xx or a broken answer. All of it, the waiting between included, stays within the total timeout. What does not fit is not tried.
 *
 * <p>The text of an exception holds neither the address nor the message. Its cause is there only where it arose before either was sent.
 */
public final class SmsGateway implements Delivery {
    private static final int MOST_TRIES = 3;

    /** Before the second try, and twice that before the third, where the gateway names no time. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Connections connections;
    private final URI endpoint;
    private final GatewayTemplate template;
    private final Optional<String> sender;
    private final Optional<String> authorization;
    private final Optional<String> keyHeader;
    private final Set<Channel> channels;
    private final Duration total;
    private final Judge judge;
    private final Waiting waiting;

    SmsGateway(SmsGatewayBuilder parts) {
        endpoint = parts.endpoint;
        template = parts.template;
        sender = parts.sender;
        authorization = parts.authorization;
        keyHeader = parts.keyHeader;
        channels = parts.channels;
        total = parts.totalTimeout;
        judge = new Judge(parts.accepts, keyHeader.isPresent());
        waiting = parts.waiting;
        connections = new Connections(parts.connectTimeout);
    }

    /**
     * Begins a gateway that takes messages at this address in this form.
     *
     * @throws IllegalArgumentException if the address is not {@code https}, or {@code http} on a loopback address; or if it holds a user
     *     or a fragment
     */
    public static SmsGatewayBuilder at(URI endpoint, GatewayTemplate template) {
        return new SmsGatewayBuilder(endpoint, template);
    }

    @Override
    public void deliver(Message message) {
        if (!channels.contains(message.channel())) {
            throw new IllegalArgumentException("this gateway serves " + channels + " and not " + message.channel());
        }
        HttpRequest request = request(message);
        long began = waiting.nanos();
        for (int tries = 1; ; tries++) {
            Outcome outcome = ask(request, left(began));
            if (outcome instanceof Outcome.Taken) {
                return;
            }
            if (outcome instanceof Outcome.Ended ended) {
                throw ended.why();
            }
            Outcome.Again again = (Outcome.Again) outcome;
            Duration wait = again.after().orElse(FIRST_WAIT.multipliedBy(tries));
            if (tries == MOST_TRIES || wait.compareTo(left(began)) >= 0) {
                throw again.why();
            }
            pause(wait);
            if (left(began).isNegative()) { // a pause may last longer than it was asked to
                throw again.why();
            }
        }
    }

    private HttpRequest request(Message message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", template.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(template.fill(message, sender), StandardCharsets.UTF_8));
        authorization.ifPresent(value -> request.header("Authorization", value));
        keyHeader.ifPresent(name -> request.header(name, message.id()));
        return request.build();
    }

    private Duration left(long began) {
        return total.minusNanos(waiting.nanos() - began);
    }

    private Outcome ask(HttpRequest request, Duration left) {
        CompletableFuture<HttpResponse<BoundedBody.Read>> asked =
                connections.client().sendAsync(request, BoundedBody.ofSuccess());
        try {
            HttpResponse<BoundedBody.Read> answer = asked.get(left.toNanos(), TimeUnit.NANOSECONDS);
            return judge.answer(answer.statusCode(), answer.headers(), answer.body(), waiting.now());
        } catch (ExecutionException e) {
            connections.broken();
            return judge.noAnswer(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            asked.cancel(true);
            return new Outcome.Ended(DeliveryException.failed("the SMS gateway did not answer within " + total));
        } catch (InterruptedException e) {
            asked.cancel(true);
            throw interrupted();
        }
    }

    private void pause(Duration wait) {
        try {
            waiting.pause(wait);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static DeliveryException interrupted() {
        Thread.currentThread().interrupt();
        return DeliveryException.failed("the thread was interrupted while it waited for the SMS gateway");
    }

    /** The gateway's host and the channels. */
    @Override
    public String toString() {
        return "SmsGateway[" + endpoint.getHost() + ", " + channels + "]";
    }
}
