package io.github.proofring.webauthn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What passkey providers call themselves, by the model of their authenticators (AAGUID), so that a person finds their passkey again
 * in a list. For names alone: without an attestation an AAGUID is the client's word. Immutable; safe for use by many threads.
 */
public final class AuthenticatorNames {
    private static final int MAX_LENGTH = 64;

    private final Map<UUID, String> names;

    private AuthenticatorNames(Map<UUID, String> names) {
        this.names = Map.copyOf(names);
    }

    private static final class Standard {
        static final AuthenticatorNames NAMES = new AuthenticatorNames(load());
    }

    /** The list that comes with this release; it names its source and date. */
    public static AuthenticatorNames standard() {
        return Standard.NAMES;
    }

    /**
     * A list of one's own, such as a newer one.
     *
     * @throws IllegalArgumentException for a name that is blank, longer than 64 characters or not on one line
     */
    public static AuthenticatorNames of(Map<UUID, String> names) {
        names.values().forEach(AuthenticatorNames::refuseOtherForms);
        return new AuthenticatorNames(names);
    }

    /**
     * The same with more names; one that is here already is replaced.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public AuthenticatorNames with(Map<UUID, String> more) {
        Map<UUID, String> all = new HashMap<>(names);
        all.putAll(more);
        return of(all);
    }

    /** The name of a model, if it is known. */
    public Optional<String> name(UUID authenticator) {
        return Optional.ofNullable(names.get(authenticator));
    }

    private static void refuseOtherForms(String name) {
        if (name.isBlank() || name.length() > MAX_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a name has 1 to " + MAX_LENGTH + " characters on one line");
        }
    }

    private static Map<UUID, String> load() {
        Map<UUID, String> names = new HashMap<>();
        InputStream in = Objects.requireNonNull(
                AuthenticatorNames.class.getResourceAsStream("authenticator-names.txt"), "authenticator-names.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.put(UUID.fromString(line.substring(0, 36)), line.substring(37)));
        } catch (IOException e) {
            throw new UncheckedIOException("the names of authenticators cannot be read", e);
        }
        return names;
    }
}
