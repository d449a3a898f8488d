package io.github.proofring.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A server's description as one line of an application's settings. */
final class SmtpUrl {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int RELAY = 25;

    private SmtpUrl() {}

    static SmtpServer read(String url) {
        URI uri = uri(url);
        Map<String, String> query = query(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        String from = Optional.ofNullable(query.get("from"))
                .orElseThrow(() -> wrong("it has no from=, the address that messages come from"));
        String host = Optional.ofNullable(uri.getHost()).orElseThrow(() -> wrong("it names no host"));
        SmtpServer server =
                switch (Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT)) {
                    case "smtp" -> SmtpServer.startTls(host, port(uri, SUBMISSION), from);
                    case "smtps" -> SmtpServer.implicitTls(host, port(uri, SUBMISSIONS), from);
                    case "smtp+plain" -> SmtpServer.dangerouslyPlain(host, port(uri, RELAY), from);
                    default -> throw wrong("it begins with none of smtp, smtps and smtp+plain");
                };
        SmtpServer named = Optional.ofNullable(query.get("name"))
                .map(server::withSenderName)
                .orElse(server);
        return Optional.ofNullable(uri.getRawUserInfo())
                .map(login -> withLogin(named, login))
                .orElse(named);
    }

    private static SmtpServer withLogin(SmtpServer server, String login) {
        int colon = login.indexOf(':');
        if (colon < 1) {
            throw wrong("before the @ stand a user and a password with a colon between");
        }
        return server.withLogin(userInfo(login.substring(0, colon)), userInfo(login.substring(colon + 1)));
    }

    private static int port(URI uri, int usual) {
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    /** The cause would quote the password. */
    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw wrong("it is no URL: a character stands where it must be percent-encoded");
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int is = pair.indexOf('=');
            if (is > 0) {
                query.put(pair.substring(0, is), decoded(pair.substring(is + 1)));
            }
        }
        return query;
    }

    /** There a plus is a plus. */
    private static String userInfo(String raw) {
        return decoded(raw.replace("+", "%2B"));
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("the mail server's URL cannot be used: " + what);
    }
}
