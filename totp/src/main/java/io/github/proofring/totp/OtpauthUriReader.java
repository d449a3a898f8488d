package io.github.proofring.totp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reader behind {@link OtpauthUri#parse} and {@link OtpauthUri#parseTolerantly}: one, so that they cannot disagree. */
final class OtpauthUriReader {
    private static final int MAX_LENGTH = 2048;

    private static final String SCHEME = "otpauth://";
    private static final String EXPORT = "otpauth-migration://";
    private static final Set<String> KNOWN_FOR_TIME = Set.of("secret", "issuer", "algorithm", "digits", "period");
    private static final Set<String> KNOWN_FOR_COUNTER = Set.of("secret", "issuer", "algorithm", "digits", "counter");

    private static final Pattern NUMBER = Pattern.compile(" *0*([1-9][0-9]{0,6}) *");
    private static final Pattern COUNTER = Pattern.compile(" *0*(0|[1-9][0-9]{0,18}) *");
    private static final Pattern ALGORITHM = Pattern.compile("(?:hmac[-_]?)?sha[-_]?(1|256|512)");

    private final Leniencies leniencies;
    private final boolean counted;

    private OtpauthUriReader(Leniencies leniencies, boolean counted) {
        this.leniencies = leniencies;
        this.counted = counted;
    }

    static AppEntry read(String text, Leniencies leniencies) {
        if (text.length() > MAX_LENGTH) {
            throw new OtpauthUriException("uri", "longer than " + MAX_LENGTH + " characters");
        }
        String uri = Names.stripped(text);
        if (!uri.equals(text)) {
            leniencies.grant(Leniency.SURROUNDING_SPACE, "scheme");
        }
        String scheme = uri.substring(0, Math.min(SCHEME.length(), uri.length()));
        if (!lowerCase(scheme).equals(SCHEME)) {
            boolean export = lowerCase(uri.substring(0, Math.min(EXPORT.length(), uri.length())))
                    .equals(EXPORT);
            throw new OtpauthUriException(
                    "scheme",
                    "it has to begin with " + SCHEME + (export ? "; an export is read by Migration.read" : ""));
        }
        if (!scheme.equals(SCHEME)) {
            leniencies.grant(Leniency.SCHEME_CASE, "scheme");
        }
        String rest = uri.substring(SCHEME.length());
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        int slash = path.indexOf('/');
        String type = slash < 0 ? path : path.substring(0, slash);
        boolean counted = lowerCase(type).equals("hotp");
        if (!counted && !lowerCase(type).equals("totp")) {
            throw new OtpauthUriException("type", "only totp and hotp can be read");
        }
        if (!type.equals(lowerCase(type))) {
            leniencies.grant(Leniency.TYPE_CASE, "type");
        }
        if (slash < 0) {
            leniencies.grant(Leniency.NO_ACCOUNT, "type");
        }
        if (question < 0) {
            throw missing("secret");
        }
        return new OtpauthUriReader(leniencies, counted)
                .entry(slash < 0 ? "" : path.substring(slash + 1), rest.substring(question + 1));
    }

    private AppEntry entry(String label, String query) {
        Map<String, String> parameters = parameters(query);
        String issuer = parameters.get("issuer");
        Label read = label(label, issuer == null ? null : name(issuer, "issuer"));
        AppEntry entry = new AppEntry(read.issuer(), read.account(), secret(parameters), factor(parameters));
        if (OtpauthUri.hasLongLabel(entry)) {
            leniencies.grant(Leniency.LONG_LABEL, "label");
        }
        return entry;
    }

    private record Label(String issuer, String account) {}

    /** Split before it is decoded, as an escaped colon is the same separator but a colon inside an escape is none. */
    private Label label(String raw, @Nullable String issuer) {
        if (raw.indexOf('/') >= 0) {
            leniencies.grant(Leniency.SLASH_IN_LABEL, "label");
        }
        if (issuer != null && issuer.indexOf(':') >= 0) {
            leniencies.grant(Leniency.COLON_IN_ISSUER, "issuer");
            String whole = PercentCoding.decode(raw, "label", leniencies);
            if (whole.startsWith(issuer + ":")) {
                return new Label(issuer, account(whole.substring(issuer.length() + 1)));
            }
        }
        int separator = separator(raw);
        if (separator < 0) {
            return new Label(issuer(null, issuer), account(PercentCoding.decode(raw, "account", leniencies)));
        }
        String rest = raw.substring(separator + (raw.charAt(separator) == ':' ? 1 : 3));
        if (separator(rest) >= 0) {
            leniencies.grant(Leniency.COLON_IN_ACCOUNT, "label");
        }
        String prefix = name(PercentCoding.decode(raw.substring(0, separator), "issuer", leniencies), "issuer");
        return new Label(issuer(prefix, issuer), account(PercentCoding.decode(rest, "account", leniencies)));
    }

    private static int separator(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == ':' || raw.startsWith("%3A", i) || raw.startsWith("%3a", i)) {
                return i;
            }
        }
        return -1;
    }

    private String issuer(@Nullable String prefix, @Nullable String parameter) {
        if (prefix != null && parameter != null && !prefix.equals(parameter)) {
            leniencies.grant(Leniency.ISSUERS_DIFFER, "issuer");
        }
        String issuer = prefix == null || prefix.isEmpty() ? parameter : prefix;
        if (issuer == null || issuer.isEmpty()) {
            leniencies.grant(Leniency.NO_ISSUER, "issuer");
            return "";
        }
        return issuer;
    }

    private String account(String decoded) {
        String account = name(decoded, "account");
        if (account.isEmpty()) {
            leniencies.grant(Leniency.NO_ACCOUNT, "account");
        }
        return account;
    }

    private String name(String decoded, String parameter) {
        String shown = Names.withoutHidden(decoded);
        if (!shown.equals(decoded)) {
            leniencies.grant(Leniency.HIDDEN_CHARACTER, parameter);
        }
        String name = Names.stripped(shown);
        if (!name.equals(shown)) {
            leniencies.grant(Leniency.PADDED_NAME, parameter);
        }
        return name;
    }

    private Secret secret(Map<String, String> parameters) {
        String text = parameters.get("secret");
        if (text == null) {
            throw missing("secret");
        }
        String symbols = symbols(text);
        String whole = Base32Text.withoutRemainder(symbols);
        if (!whole.equals(symbols)) {
            leniencies.grant(Leniency.SECRET_REMAINDER, "secret");
        }
        Secret secret = orRefuse("secret", () -> Secret.existingShortFromBase32(whole));
        if (secret.length() < Secret.MIN_BYTES) {
            leniencies.grant(Leniency.SHORT_SECRET, "secret");
        }
        return secret;
    }

    private String symbols(String text) {
        StringBuilder symbols = new StringBuilder(text.length());
        boolean padded = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                leniencies.grant(Leniency.SECRET_SEPARATORS, "secret");
            } else if (c == '=') {
                leniencies.grant(Leniency.SECRET_PADDING, "secret");
                padded = true;
            } else if (padded || Base32Text.valueOf(c) < 0) {
                throw new OtpauthUriException(
                        "secret",
                        "character " + (i + 1)
                                + (padded ? " comes after its padding" : " is not Base32: only A to Z and 2 to 7 are"));
            } else {
                if (c >= 'a') {
                    leniencies.grant(Leniency.SECRET_CASE, "secret");
                }
                symbols.append(c >= 'a' ? (char) (c - 'a' + 'A') : c);
            }
        }
        return symbols.toString();
    }

    private MovingFactor factor(Map<String, String> parameters) {
        Algorithm algorithm = algorithm(parameters.getOrDefault("algorithm", "SHA1"));
        int digits = number(parameters, "digits", DecimalCode.MIN_DIGITS);
        if (counted) {
            Hotp hotp =
                    orRefuse("digits", () -> Hotp.standard().withDigits(digits)).withAlgorithm(algorithm);
            return new MovingFactor.ByCounter(hotp, counter(parameters.get("counter")));
        }
        Totp standard = Totp.standard();
        int period = number(parameters, "period", (int) standard.period().toSeconds());
        Totp withDigits = orRefuse("digits", () -> standard.withDigits(digits));
        return new MovingFactor.ByTime(orRefuse("period", () -> withDigits.withPeriod(Duration.ofSeconds(period)))
                .withAlgorithm(algorithm));
    }

    private Algorithm algorithm(String name) {
        Matcher known = ALGORITHM.matcher(lowerCase(name));
        if (!known.matches()) {
            throw new OtpauthUriException("algorithm", Leniency.ALGORITHM_SPELLING.problem());
        }
        Algorithm algorithm = switch (known.group(1)) {
            case "1" -> Algorithm.SHA1;
            case "256" -> Algorithm.SHA256;
            default -> Algorithm.SHA512;
        };
        if (!algorithm.name().equals(name)) {
            leniencies.grant(Leniency.ALGORITHM_SPELLING, "algorithm");
        }
        return algorithm;
    }

    private int number(Map<String, String> parameters, String name, int otherwise) {
        String text = parameters.get(name);
        return text == null ? otherwise : Integer.parseInt(digits(NUMBER, text, name));
    }

    private Counter counter(@Nullable String text) {
        if (text == null) {
            leniencies.grant(Leniency.NO_COUNTER, "counter");
            return Counter.FIRST;
        }
        try {
            return new Counter(Long.parseLong(digits(COUNTER, text, "counter")));
        } catch (NumberFormatException e) {
            throw new OtpauthUriException("counter", "no counter is as high");
        }
    }

    private String digits(Pattern pattern, String text, String name) {
        Matcher number = pattern.matcher(text);
        if (!number.matches()) {
            throw new OtpauthUriException(name, "it is not a number, or one out of range");
        }
        if (!number.group(1).equals(text)) {
            leniencies.grant(Leniency.NUMBER_SPELLING, name);
        }
        return number.group(1);
    }

    private Map<String, String> parameters(String query) {
        int hash = query.indexOf('#');
        if (hash >= 0) {
            leniencies.grant(Leniency.FRAGMENT, "query");
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : (hash < 0 ? query : query.substring(0, hash)).split("&", -1)) {
            parameter(pair, parameters);
        }
        return parameters;
    }

    private void parameter(String written, Map<String, String> parameters) {
        boolean html = written.startsWith("amp;");
        String pair = html ? written.substring("amp;".length()) : written;
        int equals = pair.indexOf('=');
        String spelled = equals < 0 ? pair : pair.substring(0, equals);
        String name = lowerCase(spelled);
        if (html) {
            leniencies.grant(Leniency.HTML_AMPERSAND, "query");
        }
        if (name.isEmpty()) {
            leniencies.grant(Leniency.EMPTY_PARAMETER, "query");
            return;
        }
        if (!(counted ? KNOWN_FOR_COUNTER : KNOWN_FOR_TIME).contains(name)) {
            // The name stays out of the message: it is whatever the sender made up.
            leniencies.grant(name.equals("image") ? Leniency.IMAGE : Leniency.UNKNOWN_PARAMETER, "query");
            if (name.equals("encoder")) {
                throw new OtpauthUriException("encoder", "codes with letters, as Steam has them, cannot be made");
            }
            return;
        }
        if (!spelled.equals(name)) {
            leniencies.grant(Leniency.PARAMETER_CASE, "query");
        }
        if (equals < 0 || equals == pair.length() - 1) {
            leniencies.grant(Leniency.EMPTY_PARAMETER, name);
            return;
        }
        String value = PercentCoding.decode(pair.substring(equals + 1), name, leniencies);
        String before = parameters.putIfAbsent(name, value);
        if (before != null) {
            leniencies.grant(Leniency.REPEATED_PARAMETER, name);
            if (!name.equals("issuer") && !before.equals(value)) {
                throw new OtpauthUriException(name, "it is given twice, and the two differ");
            }
        }
    }

    private static OtpauthUriException missing(String parameter) {
        return new OtpauthUriException(parameter, "it is missing");
    }

    /** Of ASCII letters only: a dotless i is not an i. */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return lower.toString();
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
