package io.github.proofring.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One thing that a person proved, as {@link Verdict.Accepted#factor} tells it, or a password that the application checked. An application
 * keeps those of a session beside it.
 *
 * @param kind     of the method that was proved
 * @param traits   what is true of it, {@link Trait#TWO_FACTOR} only if this very proof was two
 * @param amr      how it was proved (RFC 8176)
 * @param provenAt when
 */
public record Factor(MethodKind kind, Set<Trait> traits, Set<String> amr, Instant provenAt) {
    /** Stands for a password, which is the application's to check. */
    public static final MethodKind PASSWORD = new MethodKind("password");

    /** The same sets, not changed any more. */
    public Factor {
        traits = Set.copyOf(traits);
        amr = Set.copyOf(amr);
    }

    /** A password that the application has checked. */
    public static Factor password(Instant provenAt) {
        return new Factor(PASSWORD, Set.of(), Set.of("pwd"), provenAt);
    }

    static Factor of(Method method, Authority.Proven proof, Set<String> amr) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(method.about().traits());
        traits.remove(Trait.TWO_FACTOR);
        if (proof.strength() == Strength.PHISHING_RESISTANT_USER_VERIFIED) {
            traits.add(Trait.TWO_FACTOR);
        }
        return new Factor(method.kind(), traits, amr, proof.provenAt());
    }

    /**
     * The {@code amr} claim of a session (RFC 8176 §2): how each of them was proved, and {@code mfa} where they come to two factors.
     *
     * @return in alphabetical order
     */
    public static Set<String> amr(Collection<Factor> proved) {
        Set<String> all =
                proved.stream().flatMap(factor -> factor.amr().stream()).collect(Collectors.toCollection(TreeSet::new));
        if (Assurance.of(proved).compareTo(Assurance.AAL2) >= 0) {
            all.add("mfa");
        }
        return all;
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    boolean isPassword() {
        return kind.equals(PASSWORD);
    }
}
