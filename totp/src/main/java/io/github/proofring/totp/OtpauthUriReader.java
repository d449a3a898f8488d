package io.github.proofring.totp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The strict reader behind {@link OtpauthUri#parse}. */
final class OtpauthUriReader {
    private static final int MAX_LENGTH = 2048;

    private static final String SCHEME = "otpauth://";
    private static final String TYPE = "totp/";
    private static final Set<String> KNOWN = Set.of("secret", "issuer", "algorithm", "digits", "period");

    /** A colon between issuer and account, raw or escaped; split before decoding, as an escaped one is the same separator. */
    private static final Pattern SEPARATOR = Pattern.compile(":|%3[Aa]");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");

    private OtpauthUriReader() {}

    static OtpauthUri read(String uri) {
        if (uri.length() > MAX_LENGTH) {
            throw new OtpauthUriException("uri", "longer than " + MAX_LENGTH + " characters");
        }
        if (!uri.startsWith(SCHEME)) {
            throw new OtpauthUriException("scheme", "it has to begin with " + SCHEME);
        }
        if (!uri.startsWith(TYPE, SCHEME.length())) {
            throw new OtpauthUriException("type", "only totp can be read");
        }
        String rest = uri.substring(SCHEME.length() + TYPE.length());
        int question = rest.indexOf('?');
        if (question < 0) {
            throw new OtpauthUriException("secret", "it is missing");
        }
        return build(rest.substring(0, question), parameters(rest.substring(question + 1)));
    }

    private static OtpauthUri build(String label, Map<String, String> parameters) {
        String[] parts = SEPARATOR.split(label, -1);
        if (parts.length > 2 || label.indexOf('/') >= 0) {
            throw new OtpauthUriException("label", "it has to be an issuer, one colon and an account");
        }
        String account = PercentCoding.decode(parts[parts.length - 1], "account");
        String prefix = parts.length == 2 ? PercentCoding.decode(parts[0], "issuer") : null;
        return OtpauthUri.of(issuer(prefix, parameters.get("issuer")), account, secret(parameters), totp(parameters));
    }

    private static String issuer(@Nullable String prefix, @Nullable String parameter) {
        if (prefix != null && parameter != null && !prefix.equals(parameter)) {
            throw new OtpauthUriException("issuer", "the label and the parameter name two that differ");
        }
        if (prefix != null) {
            return prefix;
        }
        if (parameter == null) {
            throw new OtpauthUriException("issuer", "it is missing");
        }
        return parameter;
    }

    private static Secret secret(Map<String, String> parameters) {
        String base32 = parameters.get("secret");
        if (base32 == null) {
            throw new OtpauthUriException("secret", "it is missing");
        }
        for (int i = 0; i < base32.length(); i++) {
            if (!Base32Text.isCanonical(base32.charAt(i))) {
                throw new OtpauthUriException(
                        "secret", "character " + (i + 1) + " is not Base32: only A to Z and 2 to 7 are");
            }
        }
        return orRefuse("secret", () -> Secret.fromBase32(base32));
    }

    private static Totp totp(Map<String, String> parameters) {
        Totp standard = Totp.standard();
        Algorithm algorithm = algorithm(parameters.getOrDefault("algorithm", "SHA1"));
        int digits = number(parameters, "digits", standard.digits());
        int period = number(parameters, "period", (int) standard.period().toSeconds());
        Totp withDigits = orRefuse("digits", () -> standard.withDigits(digits));
        return orRefuse("period", () -> withDigits.withPeriod(Duration.ofSeconds(period)))
                .withAlgorithm(algorithm);
    }

    private static Algorithm algorithm(String name) {
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.name().equals(name)) {
                return algorithm;
            }
        }
        throw new OtpauthUriException("algorithm", "SHA1, SHA256 or SHA512");
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new OtpauthUriException(
                    name, "a positive number of at most seven digits, without sign or leading zero");
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        int position = 0;
        for (String pair : query.split("&", -1)) {
            position++;
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!KNOWN.contains(name)) {
                // Only its number: the name is whatever the sender made up.
                throw new OtpauthUriException("query", "parameter " + position + " is not known");
            }
            if (equals < 0) {
                throw new OtpauthUriException(name, "it has no value");
            }
            if (parameters.put(name, PercentCoding.decode(pair.substring(equals + 1), name)) != null) {
                throw new OtpauthUriException(name, "it is given twice");
            }
        }
        return parameters;
    }

    /** The messages of our own types name lengths and ranges only, so they can be passed on. */
    private static <T> T orRefuse(String parameter, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new OtpauthUriException(parameter, String.valueOf(e.getMessage()));
        }
    }
}
