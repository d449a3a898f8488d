package io.github.proofring.registry.sms;

import io.github.proofring.registry.spi.Channel;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How an {@link SmsGateway} is asked. Not safe for use by many threads; what it builds is. */
public final class SmsGatewayBuilder {
    /** The field of {@link #idempotencyKey()}, after the draft of the IETF's httpapi group and the services that use it. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Set<String> TAKEN_NAMES = Set.of("authorization", "content-type");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    URI endpoint;
    final GatewayTemplate template;
    Optional<String> sender = Optional.empty();
    Optional<String> authorization = Optional.empty();
    Optional<String> keyHeader = Optional.empty();
    Predicate<String> accepts = answer -> true;
    Set<Channel> channels = Set.of(Channel.SMS);
    // Three seconds are a lost SYN and its second try; a person waits ten at a page, and hardly more.
    Duration connectTimeout = Duration.ofSeconds(3);
    Duration totalTimeout = Duration.ofSeconds(10);
    Waiting waiting = Waiting.really();

    SmsGatewayBuilder(URI endpoint, GatewayTemplate template) {
        this.endpoint = checked(endpoint);
        this.template = Objects.requireNonNull(template, "template");
    }

    private static URI checked(URI endpoint) {
        String host = endpoint.getHost();
        boolean plain = "http".equalsIgnoreCase(endpoint.getScheme());
        boolean safe = host != null
                && (plain ? LOOPBACK.matcher(host).matches() : "https".equalsIgnoreCase(endpoint.getScheme()));
        if (!safe) {
            throw new IllegalArgumentException(
                    "a gateway's address is https://host/…, or http:// on a loopback address");
        }
        if (endpoint.getRawUserInfo() != null || endpoint.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "a gateway's address has no user and no fragment: a user goes into basic()");
        }
        return endpoint;
    }

    /** For tests: the same gateway at another address. */
    SmsGatewayBuilder movedTo(URI address) {
        endpoint = checked(address);
        return this;
    }

    SmsGatewayBuilder waiting(Waiting port) {
        waiting = port;
        return this;
    }

    /**
     * Who sends: a number, or a name where the country allows one.
     *
     * @throws IllegalArgumentException if it holds a control character
     */
    public SmsGatewayBuilder from(String from) {
        sender = Optional.of(withoutControls("a sender", from));
        return this;
    }

    /**
     * Asks with a bearer token (RFC 6750 §2.1).
     *
     * @throws IllegalArgumentException if it holds a character that such a token has not
     */
    public SmsGatewayBuilder bearer(String token) {
        if (!TOKEN68.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "a bearer token is letters, digits and . _ ~ + / - and ends with any number of =");
        }
        authorization = Optional.of("Bearer " + token);
        return this;
    }

    /**
     * Asks with a user and a password (RFC 7617), as UTF-8.
     *
     * @throws IllegalArgumentException if one of them holds a control character, or the user a colon
     */
    public SmsGatewayBuilder basic(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user of basic authentication holds no colon");
        }
        byte[] pair = (withoutControls("a user", user) + ":" + withoutControls("a password", password))
                .getBytes(StandardCharsets.UTF_8);
        authorization = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        return this;
    }

    /** Sends the message's id as {@value #IDEMPOTENCY_KEY}, the same at every try. Only for a gateway that heeds it. */
    public SmsGatewayBuilder idempotencyKey() {
        return idempotencyKey(IDEMPOTENCY_KEY);
    }

    /**
     * Sends the message's id in this field, the same at every try. Only for a gateway that promises to send a message once however often it
     * gets one key: with it a broken answer leads to another try.
     *
     * @throws IllegalArgumentException if that is no name of a field (RFC 9110 §5.1), or one that has another purpose
     */
    public SmsGatewayBuilder idempotencyKey(String field) {
        if (!FIELD_NAME.matcher(field).matches() || TAKEN_NAMES.stream().anyMatch(field::equalsIgnoreCase)) {
            throw new IllegalArgumentException("the key needs the name of a field that has no other purpose");
        }
        HttpRequest.newBuilder(endpoint).header(field, "x"); // throws for those that the client sets by itself
        keyHeader = Optional.of(field);
        return this;
    }

    /**
     * Looks into the body of a 2xx, as UTF-8, for gateways that answer so also when they do not take a message. Where the test says no or throws,
     * the delivery has failed. Of an older interface of Vonage, {@code https://rest.nexmo.com/sms/json}, one would ask for
     *
     * <pre>{@code
     * Pattern taken = Pattern.compile("\"status\"\\s*:\\s*\"0\"");
     * builder.accepting(answer -> taken.matcher(answer).find());
     * }</pre>
     *
     * @param test safe for use by many threads; it keeps nothing, as the body may repeat the message
     */
    public SmsGatewayBuilder accepting(Predicate<String> test) {
        accepts = Objects.requireNonNull(test, "test");
        return this;
    }

    /**
     * Which channels it serves; SMS alone, if nothing is said.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SmsGatewayBuilder channels(Set<Channel> served) {
        if (served.isEmpty()) {
            throw new IllegalArgumentException("a gateway serves at least one channel");
        }
        channels = Set.copyOf(served);
        return this;
    }

    /**
     * How long a connection may take to come about; 3 seconds, if nothing is said. The total timeout bounds it too.
     *
     * @throws IllegalArgumentException unless it is from a millisecond to a minute
     */
    public SmsGatewayBuilder connectTimeout(Duration timeout) {
        connectTimeout = bounded(timeout);
        return this;
    }

    /**
     * How long {@link SmsGateway#deliver} may take in all, with every try and wait; 10 seconds, if nothing is said.
     *
     * @throws IllegalArgumentException unless it is from a millisecond to a minute
     */
    public SmsGatewayBuilder totalTimeout(Duration timeout) {
        totalTimeout = bounded(timeout);
        return this;
    }

    /**
     * The gateway, ready to be asked. It connects when the first message comes.
     *
     * @throws IllegalArgumentException if the template has a place for the sender and none was given
     */
    public SmsGateway build() {
        if (template.needsSender() && sender.isEmpty()) {
            throw new IllegalArgumentException("the template asks for {from}: say who sends with from()");
        }
        return new SmsGateway(this);
    }

    private static Duration bounded(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a timeout is from a millisecond to a minute");
        }
        return timeout;
    }

    private static String withoutControls(String what, String value) {
        if (CONTROL.matcher(value).find()) {
            throw new IllegalArgumentException(what + " holds no control characters");
        }
        return value;
    }

    /** The gateway's host alone. */
    @Override
    public String toString() {
        return "SmsGatewayBuilder[" + endpoint.getHost() + "]";
    }
}
