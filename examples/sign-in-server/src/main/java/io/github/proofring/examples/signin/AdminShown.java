package io.github.proofring.examples.signin;

import static java.util.Map.entry;

import io.github.proofring.registry.Method;
import io.github.proofring.registry.MethodId;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Standing;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Use;
import io.github.proofring.registry.spi.AccountEvent;
import io.github.proofring.registry.spi.Right;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account as an administrator's pages want it: without addresses, but for their masks. */
final class AdminShown {
    private AdminShown() {}

    static Map<String, Object> method(Method method) {
        return Map.ofEntries(
                entry("id", method.id().value()),
                entry("label", Shown.label(method)),
                entry("kind", Shown.kind(method.kind())),
                entry("strength", strength(method.strength())),
                entry("added", method.addedAt()),
                entry("used", orEmpty(method.lastUsedAt())),
                entry("suspended", orEmpty(method.suspendedAt())));
    }

    /** Two sentences, or one where nothing goes on. */
    static List<Sentence> standing(Standing standing) {
        if (standing instanceof Standing.Restricted restricted) {
            return List.of(
                    Sentence.of("admin.standing.restricted", restricted.since(), restricted.until()),
                    restricted
                            .replacement()
                            .map(method -> Sentence.of("admin.standing.replacement", Shown.kind(method.kind())))
                            .orElseGet(() -> Sentence.of("admin.standing.nothing")));
        }
        return List.of(Sentence.of("admin.standing.usual"));
    }

    static Map<String, Object> use(Use use, List<Method> methods) {
        return Map.of(
                "what", purpose(use.purpose(), name(use.method(), methods)),
                "when", when(use.at()),
                "source", use.source());
    }

    /** A line of the history: what, by what right, when, and from where. */
    static Map<String, Object> event(AccountEvent event, List<Method> methods) {
        return Map.of(
                "what", what(event),
                "kind", orEmpty(event.kind().map(Shown::kind)),
                "masked", event.masked(),
                "until", orEmpty(event.until()),
                "right", right(event.by(), methods),
                "when", when(event.at()),
                "source", event.source());
    }

    static Sentence what(AccountEvent event) {
        Sentence about = event.label().isEmpty()
                ? event.kind().map(Shown::kind).orElseGet(() -> Sentence.verbatim(""))
                : Sentence.verbatim(event.label());
        return switch (event.what()) {
            case METHOD_ADDED -> Sentence.of("admin.event.method-added", about);
            case METHOD_REMOVED -> Sentence.of("admin.event.method-removed", about);
            case METHOD_SUSPENDED -> Sentence.of("admin.event.method-suspended", about);
            case METHOD_RESUMED -> Sentence.of("admin.event.method-resumed", about);
            case METHOD_RENAMED -> Sentence.of("admin.event.method-renamed", about);
            case DEFAULT_CHOSEN -> Sentence.of("admin.event.default-chosen", about);
            case RECOVERY_CODE_USED -> Sentence.of("admin.event.recovery-code-used", about);
            case REPLACEMENT_ASKED -> Sentence.of("admin.event.replacement-asked");
            case REPLACEMENT_COMING -> Sentence.of("admin.event.replacement-coming");
            case REPLACEMENT_CANCELLED -> Sentence.of("admin.event.replacement-cancelled");
            case REPLACEMENT_DONE -> Sentence.of("admin.event.replacement-done");
            case DEVICES_FORGOTTEN -> Sentence.of("admin.event.devices-forgotten");
            case ACCOUNT_RESET -> Sentence.of("admin.event.account-reset");
        };
    }

    private static Sentence right(Right by, List<Method> methods) {
        if (by instanceof Right.Proof proof) {
            return Sentence.of("admin.by.proof", name(proof.method(), methods), strength(proof.strength()));
        }
        if (by instanceof Right.Administrator administrator) {
            return Sentence.of("admin.by.administrator", administrator.name(), administrator.reason());
        }
        return by instanceof Right.Time ? Sentence.of("admin.by.time") : Sentence.of("admin.by.application");
    }

    /** What its owner calls it, if it is still there. */
    static Sentence name(MethodId id, List<Method> methods) {
        return methods.stream()
                .filter(method -> method.id().equals(id))
                .findFirst()
                .map(Shown::label)
                .orElseGet(() -> Sentence.of("admin.gone"));
    }

    static Sentence purpose(Purpose purpose, Sentence method) {
        return switch (purpose) {
            case ENROLL -> Sentence.of("admin.use.enroll", method);
            case SIGN_IN -> Sentence.of("admin.use.sign-in", method);
            case STEP_UP -> Sentence.of("admin.use.step-up", method);
            case REPLACE_ALL -> Sentence.of("admin.use.replace-all", method);
            case CANCEL_REPLACEMENT -> Sentence.of("admin.use.cancel-replacement", method);
        };
    }

    private static Sentence strength(Strength strength) {
        return switch (strength) {
            case MAILBOX -> Sentence.of("admin.strength.mailbox");
            case PHONE_LINE -> Sentence.of("admin.strength.phone-line");
            case TYPED_CODE -> Sentence.of("admin.strength.typed-code");
            case PHISHING_RESISTANT -> Sentence.of("admin.strength.phishing-resistant");
            case PHISHING_RESISTANT_USER_VERIFIED -> Sentence.of("admin.strength.verified");
        };
    }

    static Sentence when(Instant at) {
        return Sentence.of("admin.when", at, LocalTime.ofInstant(at, ZoneOffset.UTC));
    }

    /** For templates, in which nothing is an empty text. */
    static Object orEmpty(Optional<?> value) {
        return value.<Object>map(there -> there).orElse("");
    }
}
