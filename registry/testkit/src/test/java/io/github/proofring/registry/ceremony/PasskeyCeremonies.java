package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.Authority;
import io.github.proofring.registry.Challenge;
import io.github.proofring.registry.Expected;
import io.github.proofring.registry.Method;
import io.github.proofring.registry.Operation;
import io.github.proofring.registry.Policy;
import io.github.proofring.registry.Purpose;
import io.github.proofring.registry.Registry;
import io.github.proofring.registry.Request;
import io.github.proofring.registry.Verdict;
import io.github.proofring.registry.method.AuthenticatorApps;
import io.github.proofring.registry.method.PasskeyResponse;
import io.github.proofring.registry.method.Passkeys;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import io.github.proofring.testkit.SoftwareAuthenticator;
import io.github.proofring.webauthn.RelyingParty;
import io.github.proofring.webauthn.UserVerification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A registry with passkeys on each store, and one person's authenticator before it. */
abstract class PasskeyCeremonies {
    static final RelyingParty PARTY = RelyingParty.of("example.org", "Example", Set.of("https://example.org"));

    @Parameter
    TestStore store;

    final SoftwareAuthenticator authenticator = new SoftwareAuthenticator("https://example.org");
    World world;
    Registry registry;

    @BeforeEach
    void open() {
        world = new World(store.open());
        registry = registry(UserVerification.REQUIRED);
    }

    final Registry registry(UserVerification verification) {
        return Registry.create(
                world.store,
                world.keys,
                List.of(new Passkeys(PARTY, verification), new AuthenticatorApps("Example"), new Knock()),
                Policy.STANDARD,
                world.clock);
    }

    Challenge beginEnrolling(Authority by) {
        return registry.begin(new Request.Enroll(by, Passkeys.KIND, "mine", "ada"), world.browser)
                .orThrow();
    }

    Verdict finishEnrolling(AccountId account, Challenge challenge, String response) {
        return registry.finish(
                challenge.ticket(), new PasskeyResponse(response), Expected.of(account, Purpose.ENROLL), world.browser);
    }

    static String options(Challenge challenge) {
        return ((Passkeys.Wanted) challenge.prompt()).optionsJson();
    }

    Verdict.Accepted enroll(Authority by) {
        Challenge challenge = beginEnrolling(by);
        return finishEnrolling(by.account(), challenge, authenticator.create(options(challenge)))
                .orThrow();
    }

    Challenge beginSigningIn(Method method) {
        return registry.begin(new Request.SignIn(world.account, method.id()), world.browser)
                .orThrow();
    }

    Verdict signIn(Challenge challenge, String response) {
        return registry.finish(
                challenge.ticket(),
                new PasskeyResponse(response),
                Expected.of(world.account, Purpose.SIGN_IN),
                world.browser);
    }

    Verdict signIn(Method method) {
        Challenge challenge = beginSigningIn(method);
        return signIn(challenge, authenticator.get(options(challenge)));
    }

    Authority.Proven stepUp(Method method, Operation operation) {
        Challenge challenge = registry.begin(new Request.StepUp(world.account, method.id(), operation), world.browser)
                .orThrow();
        return registry.finish(
                        challenge.ticket(),
                        new PasskeyResponse(authenticator.get(options(challenge))),
                        Expected.of(world.account, Purpose.STEP_UP),
                        world.browser)
                .orThrow()
                .authority();
    }

    Revision revision() {
        return world.store.find(world.account).row().map(Row::revision).orElseThrow();
    }

    /** What a thief of the key would answer: under attestation none only the challenge in the client data is another. */
    static String copied(String answer, Challenge to) {
        String challenge = options(to).replaceFirst(".*\"challenge\":\"([^\"]*)\".*", "$1");
        String clientData = answer.replaceFirst(".*\"clientDataJSON\":\"([^\"]*)\".*", "$1");
        String text = new String(Base64.getUrlDecoder().decode(clientData), StandardCharsets.UTF_8);
        String changed = text.replaceFirst("\"challenge\":\"[^\"]*\"", "\"challenge\":\"" + challenge + "\"");
        return answer.replace(
                clientData,
                Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)));
    }
}
