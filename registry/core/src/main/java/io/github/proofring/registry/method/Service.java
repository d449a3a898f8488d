package io.github.proofring.registry.method;

import java.util.regex.Pattern;

/** How the service that writes is called, and whence. */
final class Service {
    private static final int LONGEST = 40;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private Service() {}

    static String name(String name) {
        boolean plain = name.codePoints().noneMatch(c -> Character.isISOControl(c));
        if (name.isBlank() || name.length() > LONGEST || !plain) {
            throw new IllegalArgumentException(
                    "a service's name is 1 to " + LONGEST + " characters on one line: " + name);
        }
        return name;
    }

    static String host(String host) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "the host at which codes are typed is a name such as example.org, in lower case: " + host);
        }
        return host;
    }

    static int digits(int digits) {
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("a code has 6 to 8 digits, not " + digits);
        }
        return digits;
    }
}
