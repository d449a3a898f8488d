package io.github.proofring.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.method.PhoneCodes;
import io.github.proofring.registry.method.RecoveryCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What was proved, against what is required")
class RequirementTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final Map<String, Requirement> PRESETS = Map.of(
            "aal1", Requirement.NIST_AAL1,
            "aal2", Requirement.NIST_AAL2,
            "aal3", Requirement.NIST_AAL3,
            "l1", Requirement.ASVS_L1,
            "l2", Requirement.ASVS_L2,
            "l3", Requirement.ASVS_L3);

    private static Factor factor(String name) {
        return switch (name) {
            case "password" -> Factor.password(NOW);
            case "email" -> of(EmailCodes.KIND, Set.of("otp"));
            case "phone" -> of(PhoneCodes.TEXT, Set.of("otp", "sms"), Trait.POSSESSION, Trait.RESTRICTED);
            case "app" -> of(AuthenticatorApps.KIND, Set.of("otp"), Trait.POSSESSION);
            case "recovery" -> of(RecoveryCodes.KIND, Set.of("otp"), Trait.POSSESSION);
            case "touch" -> passkey(Trait.DEVICE_BOUND);
            case "synced-touch" -> passkey(Trait.SYNCABLE);
            case "key" -> passkey(Trait.DEVICE_BOUND, Trait.TWO_FACTOR);
            case "synced" -> passkey(Trait.SYNCABLE, Trait.TWO_FACTOR);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Factor passkey(Trait... traits) {
        Set<Trait> all = EnumSet.of(Trait.POSSESSION, Trait.PHISHING_RESISTANT);
        all.addAll(List.of(traits));
        return new Factor(Passkeys.KIND, all, Set.of("user"), NOW);
    }

    private static Factor of(MethodKind kind, Set<String> amr, Trait... traits) {
        return new Factor(kind, Set.of(traits), amr, NOW);
    }

    private static List<Factor> factors(String names) {
        return Arrays.stream(names.split("\\+")).map(RequirementTest::factor).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "email, NONE, l1, otp",
        "email+email, NONE, l1, otp",
        "password, AAL1, aal1 l1, pwd",
        "app, AAL1, aal1 l1, otp",
        "phone, AAL1, aal1 l1, otp sms",
        "recovery, AAL1, aal1 l1, otp",
        "touch, AAL1, aal1 l1, user",
        "synced-touch, AAL1, aal1 l1, user",
        "app+phone, AAL1, aal1 l1, otp sms",
        "app+email, AAL1, aal1 l1, otp",
        "phone+recovery, AAL1, aal1 l1, otp sms",
        "password+email, AAL1, aal1 l1 l2, otp pwd",
        "password+app, AAL2, aal1 aal2 l1 l2, mfa otp pwd",
        "password+phone, AAL2, aal1 aal2 l1 l2, mfa otp pwd sms",
        "password+recovery, AAL2, aal1 aal2 l1 l2, mfa otp pwd",
        "password+synced-touch, AAL2, aal1 aal2 l1 l2, mfa pwd user",
        "synced, AAL2, aal1 aal2 l1 l2, mfa user",
        "synced+password, AAL2, aal1 aal2 l1 l2, mfa pwd user",
        "synced+app+phone, AAL2, aal1 aal2 l1 l2, mfa otp sms user",
        "synced+touch, AAL2, aal1 aal2 l1 l2, mfa user",
        "key, AAL3, aal1 aal2 aal3 l1 l2 l3, mfa user",
        "password+touch, AAL3, aal1 aal2 aal3 l1 l2 l3, mfa pwd user",
        "key+email, AAL3, aal1 aal2 aal3 l1 l2 l3, mfa otp user"
    })
    @DisplayName("NIST SP 800-63B-4 §2, ASVS 5.0 V6, RFC 8176: the level, the presets that it meets, the amr claim")
    void table(String proved, Assurance level, String met, String amr) {
        List<Factor> factors = factors(proved);
        assertEquals(level, Assurance.of(factors));
        assertEquals(
                Set.of(met.split(" ")),
                PRESETS.entrySet().stream()
                        .filter(preset -> preset.getValue()
                                .answer(factors, List.of(), NOW)
                                .equals(new Requirement.Answer.Enough()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        assertEquals(List.of(amr.split(" ")), List.copyOf(Factor.amr(factors)));
    }

    private static Method method(String name) {
        Factor factor = factor(name);
        return new Method(
                new MethodId("AAAAAAAAAAAAAAAAAAAAAA"),
                factor.kind(),
                name,
                Strength.TYPED_CODE,
                NOW,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                new Description("", factor.traits()));
    }

    @ParameterizedTest(name = "{0} proved, {1} on the account, {2} wanted: {3}")
    @CsvSource({
        "password, app phone, aal2, authenticator-app | phone",
        "password, email, aal2, ''",
        "password, email app, aal2, authenticator-app",
        "password, email, l2, email",
        "app, phone, aal2, password",
        "email, app synced, aal2, passkey",
        "email, app, aal2, password authenticator-app",
        "password, app synced, aal3, ''",
        "password, app touch, aal3, passkey",
        "synced, app key, l3, passkey",
        "email, phone, aal1, password | phone"
    })
    @DisplayName("what is missing: the fewest of the account's ways that would do")
    void missing(String proved, String methods, String wanted, String ways) {
        Set<Set<MethodKind>> expected = Arrays.stream(ways.split("\\|"))
                .map(String::strip)
                .filter(way -> !way.isEmpty())
                .map(way -> Arrays.stream(way.split(" ")).map(MethodKind::new).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        List<Method> account =
                Arrays.stream(methods.split(" ")).map(RequirementTest::method).toList();
        assertEquals(
                new Requirement.Answer.Missing(expected), PRESETS.get(wanted).answer(factors(proved), account, NOW));
    }

    @Test
    @DisplayName("composed: a passkey, or a password and an app; the latter fresh")
    void composed() {
        Requirement fresh = Requirement.of(AuthenticatorApps.KIND).within(Duration.ofMinutes(10));
        Requirement signIn = Requirement.anyOf(
                Requirement.of(Passkeys.KIND), Requirement.allOf(Requirement.of(Factor.PASSWORD), fresh));
        assertEquals(new Requirement.Answer.Enough(), signIn.answer(factors("touch"), List.of(), NOW));
        assertEquals(new Requirement.Answer.Enough(), signIn.answer(factors("password+app"), List.of(), NOW));
        Instant later = NOW.plus(Duration.ofMinutes(10));
        assertEquals(
                new Requirement.Answer.Missing(Set.of(Set.of(AuthenticatorApps.KIND))),
                signIn.answer(factors("password+app"), List.of(method("app")), later));
        assertEquals(
                new Requirement.Answer.Enough(),
                signIn.answer(factors("password+app"), List.of(), later.minusMillis(1)));
    }

    @Test
    @DisplayName("a proof from the future, or an age that is none, is worth nothing")
    void ages() {
        Requirement fresh = Requirement.NIST_AAL1.within(Duration.ofMinutes(10));
        assertEquals(
                new Requirement.Answer.Missing(Set.of(Set.of(Factor.PASSWORD))),
                fresh.answer(factors("password"), List.of(), NOW.minusSeconds(31)));
        assertThrows(IllegalArgumentException.class, () -> Requirement.NIST_AAL1.within(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aal1", "aal2", "aal3", "l1", "l2", "l3"})
    @DisplayName("where nothing was proved, nothing is met")
    void nothing(String preset) {
        assertInstanceOf(Requirement.Answer.Missing.class, PRESETS.get(preset).answer(List.of(), List.of(), NOW));
    }

    @Test
    @DisplayName("a level of one's own is met by that level and those above it")
    void atLeast() {
        Requirement second = Requirement.atLeast(Assurance.AAL2);
        assertInstanceOf(Requirement.Answer.Missing.class, second.answer(factors("app"), List.of(), NOW));
        assertInstanceOf(Requirement.Answer.Enough.class, second.answer(factors("synced"), List.of(), NOW));
        assertInstanceOf(Requirement.Answer.Enough.class, second.answer(factors("key"), List.of(), NOW));
    }

    @Test
    @DisplayName("ASVS 5.0 6.6.1: at level 3 a restricted kind counts for nothing, whatever else it is")
    void restricted() {
        Factor line = of(
                new MethodKind("sim"),
                Set.of("hwk"),
                Trait.POSSESSION,
                Trait.RESTRICTED,
                Trait.PHISHING_RESISTANT,
                Trait.DEVICE_BOUND,
                Trait.TWO_FACTOR);
        assertEquals(Assurance.AAL3, Assurance.of(List.of(line)));
        assertInstanceOf(Requirement.Answer.Missing.class, Requirement.ASVS_L3.answer(List.of(line), List.of(), NOW));
    }
}
