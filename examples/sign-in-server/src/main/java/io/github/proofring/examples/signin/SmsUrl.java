package io.github.proofring.examples.signin;

import io.github.proofring.registry.sms.GatewayTemplate;
import io.github.proofring.registry.sms.Gateways;
import io.github.proofring.registry.sms.SmsGateway;
import io.github.proofring.registry.sms.SmsGatewayBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An SMS gateway as one line of the settings: two that are known by name, and any other that takes our JSON. */
final class SmsUrl {
    private static final Pattern FROM = Pattern.compile("(?:^|&)from=([^&]+)");

    private SmsUrl() {}

    /** @throws IllegalArgumentException saying what is missing; the message holds nothing of the setting */
    static SmsGateway read(String text) {
        URI url = url(text);
        Optional<String> from = Optional.ofNullable(url.getQuery())
                .map(FROM::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        String[] login = Optional.ofNullable(url.getUserInfo()).orElse("").split(":", 2);
        return switch (url.getScheme() + "://" + url.getHost()) {
            case "twilio://api.twilio.com" ->
                Gateways.twilio(login[0], password(login), sender(from)).build();
            case "vonage://api.nexmo.com" ->
                Gateways.vonage(login[0], password(login), sender(from)).build();
            default -> byJson(url, login, from);
        };
    }

    private static SmsGateway byJson(URI url, String[] login, Optional<String> from) {
        URI endpoint =
                URI.create(url.getScheme() + "://" + url.getRawAuthority().replaceFirst("^.*@", "")
                        + (url.getRawPath().isEmpty() ? "/" : url.getRawPath()));
        String sender = from.isEmpty() ? "" : "\"from\":\"{from}\",";
        SmsGatewayBuilder gateway = SmsGateway.at(
                        endpoint,
                        GatewayTemplate.json("{\"id\":\"{id}\",\"to\":\"{to}\"," + sender + "\"text\":\"{text}\"}"))
                .idempotencyKey();
        from.ifPresent(gateway::from);
        if (login.length == 2) {
            gateway.basic(login[0], login[1]);
        } else if (!login[0].isEmpty()) {
            gateway.bearer(login[0]);
        }
        return gateway.build();
    }

    private static String password(String[] login) {
        if (login.length < 2) {
            throw new IllegalArgumentException("before the @ stand a user and a password with a colon between");
        }
        return login[1];
    }

    private static String sender(Optional<String> from) {
        return from.orElseThrow(() -> new IllegalArgumentException("it has no from=, the number or name that sends"));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && url.getScheme() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Its message would quote the secret.
        }
        throw new IllegalArgumentException("it is no URL with a host");
    }
}
