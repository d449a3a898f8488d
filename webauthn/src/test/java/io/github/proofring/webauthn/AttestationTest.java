package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.SoftwareAuthenticator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

@DisplayName("WebAuthn Level 3 §7.1 steps 21 to 24: Attestation")
class AttestationTest {
    private static final byte[] MODEL = HexFormat.of().parseHex("08987058cadc4b81b6e130de50dcbe96");

    private final Issued root = Issued.root("CN=Vendor root,O=Proofring,C=AQ");
    private final Issued middle =
            new Issued.Plan("CN=Vendor batch,O=Proofring,C=AQ").authority().by(root);
    private final Issued device = new Issued.Plan(Issued.DEVICE).by(middle);
    private final Site site = new Site();

    private RegistrationResult trusting(Set<X509Certificate> roots, Issued leaf, X509Certificate... chain) {
        site.party = site.party.withAttestation(AttestationPolicy.trusting(roots));
        site.authenticator.setAaguid(MODEL).setAttestation(leaf.key(), List.of(chain));
        return site.register(UnaryOperator.identity());
    }

    private void assertUntrusted(Issued leaf, X509Certificate... chain) {
        assertEquals(
                new RegistrationResult.Refused(Refusal.UNTRUSTED_ATTESTATION),
                trusting(Set.of(root.certificate()), leaf, chain));
    }

    private Attestation verified(UnaryOperator<String> change) {
        site.party = site.party.withAttestation(AttestationPolicy.verified());
        return assertInstanceOf(RegistrationResult.Registered.class, site.register(change))
                .attestation();
    }

    private void assertBad(UnaryOperator<String> change) {
        site.party = site.party.withAttestation(AttestationPolicy.verified());
        assertEquals(new RegistrationResult.Refused(Refusal.BAD_ATTESTATION), site.register(change));
    }

    private static UnaryOperator<String> object(UnaryOperator<tools.jackson.databind.node.ObjectNode> change) {
        return Site.inner(
                "attestationObject",
                bytes -> CBORMapper.shared().writeValueAsBytes(change.apply((tools.jackson.databind.node.ObjectNode)
                        CBORMapper.shared().readTree(bytes))));
    }

    @Test
    @DisplayName("steps 1, 21 to 24: the options ask for an attestation only if the policy wants one")
    void asked() {
        for (AttestationPolicy policy : List.of(
                AttestationPolicy.none(),
                AttestationPolicy.verified(),
                AttestationPolicy.trusting(Set.of(root.certificate())))) {
            site.party = site.party.withAttestation(policy);
            String options = site.startRegistration(UserVerification.REQUIRED, Mediation.DIALOG)
                    .optionsJson();
            assertEquals(
                    policy == AttestationPolicy.none() ? "none" : "direct",
                    JsonMapper.shared().readTree(options).path("attestation").stringValue());
        }
        assertThrows(IllegalArgumentException.class, () -> AttestationPolicy.trusting(Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compound", "unread", "", "PACKED"})
    @DisplayName("step 21: a format that is not known is refused, but not under attestation none")
    void formats(String format) {
        UnaryOperator<String> renamed = object(node -> node.put("fmt", format));
        assertInstanceOf(RegistrationResult.Registered.class, site.register(renamed));
        site.party = site.party.withAttestation(AttestationPolicy.verified());
        assertEquals(new RegistrationResult.Refused(Refusal.UNKNOWN_ATTESTATION_FORMAT), site.register(renamed));
    }

    @Test
    @DisplayName("step 21, §8.9: the array of a compound statement locks nobody out under attestation none")
    void compound() {
        UnaryOperator<String> array = object(node -> {
            node.put("fmt", "compound").putArray("attStmt").addObject().put("fmt", "none");
            return node;
        });
        assertEquals(
                Attestation.NONE,
                assertInstanceOf(RegistrationResult.Registered.class, site.register(array))
                        .attestation());
        assertBad(array.andThen(object(node -> node.put("fmt", "none")))::apply);
    }

    @Test
    @DisplayName("step 22, §8.7: a statement of none has nothing in it")
    void none() {
        assertEquals(Attestation.NONE, verified(UnaryOperator.identity()));
        assertBad(object(node -> {
            node.putObject("attStmt").put("alg", -7);
            return node;
        }));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RS1", "RS384", "RS512"})
    @DisplayName("step 22, §8.2: self attestation is by the passkey's own key, for every algorithm, ML-DSA included")
    void self(SignatureAlgorithm algorithm) {
        site.party = site.party.withAlgorithms(List.of(algorithm));
        site.authenticator.setSelfAttested(true);
        assertEquals(
                new Attestation(Attestation.Kind.SELF, "packed", List.of(), Optional.empty()),
                verified(UnaryOperator.identity()));
        assertBad(object(node -> {
            ((tools.jackson.databind.node.ObjectNode) node.path("attStmt")).put("alg", -65535);
            return node;
        }));
        assertBad(Site.attested(Site.flags(0x04, 0).andThen(Site.flags(0, 0x04 | 0x08))::apply));
        assertBad(Site.clientData(json -> json.replace("\"crossOrigin\":false", "\"crossOrigin\": false")));
    }

    @Test
    @DisplayName("step 22, §8.2: one by a certificate verifies under it, over authenticator data and client data")
    void byCertificate() {
        site.authenticator.setAaguid(MODEL).setAttestation(device.key(), List.of(device.certificate()));
        assertEquals(
                new Attestation(Attestation.Kind.VERIFIED, "packed", List.of(), Optional.empty()),
                verified(UnaryOperator.identity()));
        assertBad(Site.attested(Site.flags(0, 0x08)));
        assertBad(Site.clientData(json -> json.replace("\"crossOrigin\":false", "\"crossOrigin\": false")));
        for (String member : List.of("alg", "sig")) {
            assertBad(object(node -> {
                ((tools.jackson.databind.node.ObjectNode) node.path("attStmt")).remove(member);
                return node;
            }));
        }
        site.authenticator.setAttestation(root.key(), List.of(device.certificate()));
        assertBad(UnaryOperator.identity());
        site.authenticator.setAttestation(device.key(), List.of());
        assertBad(UnaryOperator.identity());
        site.authenticator.setAttestation(
                device.key(), Collections.nCopies(Certificates.MAX_CHAIN + 1, device.certificate()));
        assertBad(UnaryOperator.identity());
    }

    @Test
    @DisplayName("step 22: a passkey by ML-DSA is attested by a certificate as any other")
    void mlDsa() {
        site.party = site.party.withAlgorithms(List.of(SignatureAlgorithm.ML_DSA_65));
        assertInstanceOf(
                RegistrationResult.Registered.class,
                trusting(Set.of(root.certificate()), device, device.certificate(), middle.certificate()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Test device,OU=Somebody Else,O=Proofring,C=AQ",
                "CN=Test device,O=Proofring,C=AQ",
                "OU=Authenticator Attestation,O=Proofring,C=AQ",
                "CN=Test device,OU=Authenticator Attestation,C=AQ",
                "CN=Test device,OU=Authenticator Attestation,O=Proofring"
            })
    @DisplayName("step 22, §8.2.1: an attestation certificate names what it is for, its vendor and the country")
    void subject(String name) {
        Issued other = new Issued.Plan(name).by(root);
        site.authenticator.setAaguid(MODEL).setAttestation(other.key(), List.of(other.certificate()));
        assertBad(UnaryOperator.identity());
    }

    @Test
    @DisplayName("step 22, §8.2.1: an attestation certificate is no authority's")
    void noAuthority() {
        Issued other = new Issued.Plan(Issued.DEVICE).authority().by(root);
        site.authenticator.setAaguid(MODEL).setAttestation(other.key(), List.of(other.certificate()));
        assertBad(UnaryOperator.identity());
    }

    @Test
    @DisplayName("step 22, §8.2: if an attestation certificate names a model, that is the passkey's")
    void model() {
        byte[] extension = HexFormat.of().parseHex("0410" + HexFormat.of().formatHex(MODEL));
        Issued named = new Issued.Plan(Issued.DEVICE)
                .extension(Issued.AAGUID_EXTENSION, extension)
                .by(middle);
        assertInstanceOf(
                RegistrationResult.Registered.class,
                trusting(Set.of(middle.certificate()), named, named.certificate()));
        site.authenticator.setAaguid(new byte[16]);
        assertBad(UnaryOperator.identity());
        extension[17] ^= 1;
        Issued other = new Issued.Plan(Issued.DEVICE)
                .extension(Issued.AAGUID_EXTENSION, extension)
                .by(middle);
        site.authenticator.setAaguid(MODEL).setAttestation(other.key(), List.of(other.certificate()));
        assertBad(UnaryOperator.identity());
    }

    @Test
    @DisplayName(
            "step 22: an extension that claims more than there is, or is nested deeply, costs nothing (webauthn4j)")
    void hostileExtensions() {
        String deep = "";
        for (int length = 0; length < 120; length += 2) {
            deep = "30" + HexFormat.of().toHexDigits((byte) length) + deep;
        }
        for (String extension : List.of("04847fffffff", "30847fffffff04", "0484ffffffff", "0480", "04", "1f", deep)) {
            Issued hostile = new Issued.Plan(Issued.DEVICE)
                    .extension(Issued.AAGUID_EXTENSION, HexFormat.of().parseHex(extension))
                    .by(middle);
            site.authenticator.setAaguid(MODEL).setAttestation(hostile.key(), List.of(hostile.certificate()));
            assertBad(UnaryOperator.identity());
        }
    }

    @Test
    @DisplayName("steps 23, 24: a chain to a root that is trusted is told, with or without that root at its end")
    void chain() {
        for (List<X509Certificate> sent : List.of(
                List.of(device.certificate(), middle.certificate()),
                List.of(device.certificate(), middle.certificate(), root.certificate()))) {
            RegistrationResult result =
                    trusting(Set.of(root.certificate()), device, sent.toArray(X509Certificate[]::new));
            assertEquals(
                    new Attestation(
                            Attestation.Kind.TRUSTED,
                            "packed",
                            List.of(device.certificate(), middle.certificate(), root.certificate()),
                            Optional.empty()),
                    assertInstanceOf(RegistrationResult.Registered.class, result)
                            .attestation());
        }
    }

    @Test
    @DisplayName(
            "steps 23, 24: a chain may end earlier, in an authority below or an attestation certificate that is trusted itself")
    void anchors() {
        X509Certificate[] sent = {device.certificate(), middle.certificate(), root.certificate()};
        for (X509Certificate anchor : List.of(middle.certificate(), device.certificate())) {
            Attestation attestation = assertInstanceOf(
                            RegistrationResult.Registered.class, trusting(Set.of(anchor), device, sent))
                    .attestation();
            assertEquals(anchor, attestation.chain().get(attestation.chain().size() - 1));
        }
        Issued expired = new Issued.Plan(Issued.DEVICE)
                .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z"))
                .by(root);
        assertEquals(
                new RegistrationResult.Refused(Refusal.UNTRUSTED_ATTESTATION),
                trusting(Set.of(expired.certificate()), expired, expired.certificate()));
    }

    @Test
    @DisplayName("step 24: no attestation, or one by itself, is refused where a trusted one is wanted")
    void required() {
        site.party = site.party.withAttestation(AttestationPolicy.trusting(Set.of(root.certificate())));
        RegistrationResult refused = new RegistrationResult.Refused(Refusal.ATTESTATION_REQUIRED);
        assertEquals(refused, site.register(UnaryOperator.identity()));
        site.authenticator.setSelfAttested(true);
        assertEquals(refused, site.register(UnaryOperator.identity()));
    }

    @Test
    @DisplayName(
            "step 24: a chain that ends in a root that the client sent is refused, whatever it is called (GHSA-6hxq-p678-4hr2)")
    void clientsRoot() {
        Issued theirs = Issued.root("CN=Vendor root,O=Proofring,C=AQ");
        Issued forged = new Issued.Plan(Issued.DEVICE).by(theirs);
        assertUntrusted(forged, forged.certificate(), theirs.certificate());
        assertUntrusted(forged, forged.certificate());
        assertUntrusted(forged, forged.certificate(), theirs.certificate(), root.certificate());
        assertUntrusted(forged, forged.certificate(), root.certificate());
        Issued alone = new Issued.Plan(Issued.DEVICE).selfSigned();
        assertUntrusted(alone, alone.certificate());
        assertUntrusted(alone, alone.certificate(), root.certificate());
    }

    @Test
    @DisplayName("step 24: a chain with a certificate out of its time, missing, or in the wrong place is refused")
    void brokenChains() {
        Instant before = Instant.parse("2020-01-01T00:00:00Z");
        Instant after = Instant.parse("2030-01-01T00:00:00Z");
        Issued expired = new Issued.Plan(Issued.DEVICE)
                .valid(before, Ceremonies.NOW.minusSeconds(1))
                .by(middle);
        assertUntrusted(expired, expired.certificate(), middle.certificate());
        Issued early = new Issued.Plan(Issued.DEVICE)
                .valid(Ceremonies.NOW.plusSeconds(1), after)
                .by(middle);
        assertUntrusted(early, early.certificate(), middle.certificate());
        Issued oldMiddle = new Issued.Plan("CN=Old batch,O=Proofring,C=AQ")
                .authority()
                .valid(before, Ceremonies.NOW.minusSeconds(1))
                .by(root);
        Issued of = new Issued.Plan(Issued.DEVICE).by(oldMiddle);
        assertUntrusted(of, of.certificate(), oldMiddle.certificate());
        assertUntrusted(device, device.certificate());
        assertUntrusted(device, device.certificate(), root.certificate(), middle.certificate());
    }

    @Test
    @DisplayName("step 24: a chain in which a device's certificate issued another is refused")
    void deviceAsAuthority() {
        Issued child = new Issued.Plan(Issued.DEVICE).by(device);
        assertUntrusted(child, child.certificate(), device.certificate(), middle.certificate());
    }

    @Test
    @DisplayName("step 24: without a dialog there is no attestation, so under a trusting policy nothing is made")
    void conditional() {
        site.party = site.party.withAttestation(AttestationPolicy.trusting(Set.of(root.certificate())));
        Started<PendingRegistration> started =
                site.startRegistration(UserVerification.PREFERRED, Mediation.CONDITIONAL);
        assertEquals(
                new RegistrationResult.Refused(Refusal.ATTESTATION_REQUIRED),
                site.party.finishRegistration(
                        started.pending(),
                        new SoftwareAuthenticator(Site.ORIGIN).create(started.optionsJson()),
                        Ceremonies.NOW));
    }

    @Test
    @DisplayName("steps 22 to 24: 20,000 damaged responses of real devices end in a result, and none becomes trusted")
    void damaged() {
        Mutations mutations = new Mutations(31);
        List<RealDevicesTest.Case> devices = RealDevicesTest.registrations().toList();
        AttestationPolicy trusting = AttestationPolicy.trusting(Set.of(root.certificate()));
        int stillRight = 0;
        for (int i = 0; i < 20_000; i++) {
            RealDevicesTest.Case chosen = devices.get(i % devices.size());
            RelyingParty party = chosen.party().withAttestation(i % 8 == 0 ? trusting : AttestationPolicy.verified());
            RegistrationResult result = party.finishRegistration(
                    Ceremonies.registration(party, chosen.challenge("registration")),
                    mutations.ofMember(chosen.response("registration"), "attestationObject"),
                    Ceremonies.NOW);
            if (result instanceof RegistrationResult.Registered registered) {
                assertTrue(registered.attestation().kind() != Attestation.Kind.TRUSTED, "mutation " + i);
                stillRight++;
            }
        }
        // Bits that nobody signed, such as those of an issuer's signature, and statements of none; most are found.
        assertTrue(stillRight < 5_000, stillRight + " were taken");
    }

    @Test
    @DisplayName("under attestation none webauthn4j is not even loaded")
    void notLoaded() throws ReflectiveOperationException {
        ClassLoader without = new ClassLoader(AttestationTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("com.webauthn4j.")) {
                    throw new ClassNotFoundException(name);
                }
                return name.startsWith("io.github.proofring.webauthn.") ? own(name) : super.loadClass(name, resolve);
            }

            private Class<?> own(String name) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = findLoadedClass(name);
                    if (loaded != null) {
                        return loaded;
                    }
                    String file = "/" + name.replace('.', '/') + ".class";
                    try (java.io.InputStream in = AttestationTest.class.getResourceAsStream(file)) {
                        byte[] bytes =
                                java.util.Objects.requireNonNull(in, file).readAllBytes();
                        return defineClass(name, bytes, 0, bytes.length);
                    } catch (java.io.IOException e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
            }
        };
        for (String who : List.of("UnderNone", "UnderVerified")) {
            Runnable run = Class.forName("io.github.proofring.webauthn.AttestationTest$" + who, true, without)
                    .asSubclass(Runnable.class)
                    .getDeclaredConstructor()
                    .newInstance();
            if (who.equals("UnderNone")) {
                run.run();
            } else {
                // The control: there it is missed.
                assertThrows(NoClassDefFoundError.class, run::run);
            }
        }
    }

    public static final class UnderNone implements Runnable {
        public UnderNone() {}

        @Override
        public void run() {
            Site site = new Site();
            site.signIn(site.register());
        }
    }

    public static final class UnderVerified implements Runnable {
        public UnderVerified() {}

        @Override
        public void run() {
            Site site = new Site();
            Issued own = new Issued.Plan(Issued.DEVICE).selfSigned();
            site.party = site.party.withAttestation(AttestationPolicy.verified());
            site.authenticator.setAttestation(own.key(), Arrays.asList(own.certificate()));
            site.register();
        }
    }
}
