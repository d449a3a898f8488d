package io.github.proofring.bench;

import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Code;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Proof;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.testkit.SoftwareAuthenticator;
import io.github.proofring.totp.Algorithm;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** What a person proves with. */
interface Device {
    MethodKind kind();

    /** The proof that ends its enrollment. */
    Proof setUp(Challenge challenge, Instant now);

    /** The proof of a sign-in. */
    Proof answer(Challenge challenge, Instant now);

    /** What its owner mistypes, if it can be. */
    Proof mistake(Challenge challenge, Instant now);

    /** An authenticator app. */
    final class App implements Device {
        private Pads pads = Pads.of(Algorithm.SHA1, new byte[0]);

        @Override
        public MethodKind kind() {
            return AuthenticatorApps.KIND;
        }

        @Override
        public Proof setUp(Challenge challenge, Instant now) {
            AuthenticatorApps.SetUp shown = (AuthenticatorApps.SetUp) challenge.prompt();
            pads = Pads.of(Algorithm.SHA1, shown.uri().secret().reveal());
            return answer(challenge, now);
        }

        @Override
        public Proof answer(Challenge challenge, Instant now) {
            return code(pads.code(now.getEpochSecond() / 30));
        }

        @Override
        public Proof mistake(Challenge challenge, Instant now) {
            return code((pads.code(now.getEpochSecond() / 30) + 1) % 1_000_000);
        }

        private static Proof code(int code) {
            return new Code(String.format(Locale.ROOT, "%06d", code));
        }
    }

    /** A passkey that signs with ES256. */
    final class Key implements Device {
        private final SoftwareAuthenticator authenticator =
                new SoftwareAuthenticator(Assertion.ORIGIN).setAlgorithms(Set.of(-7));

        @Override
        public MethodKind kind() {
            return Passkeys.KIND;
        }

        @Override
        public Proof setUp(Challenge challenge, Instant now) {
            return new PasskeyResponse(authenticator.create(options(challenge)));
        }

        @Override
        public Proof answer(Challenge challenge, Instant now) {
            return new PasskeyResponse(authenticator.get(options(challenge)));
        }

        /** Nobody mistypes a passkey; a wrong one would not be written, and so be no part of what is compared. */
        @Override
        public Proof mistake(Challenge challenge, Instant now) {
            return answer(challenge, now);
        }

        private static String options(Challenge challenge) {
            return ((Passkeys.Wanted) challenge.prompt()).optionsJson();
        }
    }
}
