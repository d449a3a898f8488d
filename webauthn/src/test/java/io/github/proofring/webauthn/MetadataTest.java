package io.github.proofring.webauthn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("FIDO Metadata Service 3: a blob that the test made, with a root of its own")
class MetadataTest {
    private static final String MODEL = "08987058-cadc-4b81-b6e1-30de50dcbe96";
    private static final String OTHER = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
    private static final String SERVICE = "mds.fidoalliance.org";

    private final Issued serviceRoot = Issued.root("CN=Service root,O=Proofring,C=AQ");
    private final Issued service =
            new Issued.Plan("CN=mds.fidoalliance.org").host(SERVICE).by(serviceRoot);
    private final Issued vendor = Issued.root("CN=Vendor root,O=Proofring,C=AQ");
    private final Issued device = new Issued.Plan(Issued.DEVICE).by(vendor);
    private final Site site = new Site();

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** One model, and what the test changes. */
    private ObjectNode payload(Consumer<ObjectNode> entry) {
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.put("legalHeader", "-").put("no", 7).put("nextUpdate", "2026-12-01");
        ObjectNode only = payload.putArray("entries").addObject().put("aaguid", MODEL);
        ObjectNode statement = only.putObject("metadataStatement").put("description", "The test's key");
        statement.putArray("attestationRootCertificates").add("none").add(der(vendor.certificate()));
        only.putArray("statusReports")
                .addObject()
                .put("status", "FIDO_CERTIFIED_L1")
                .put("effectiveDate", "2024-01-01");
        entry.accept(only);
        return payload;
    }

    private static String signed(String algorithm, PrivateKey key, String payload, X509Certificate... chain) {
        ObjectNode header =
                JsonMapper.shared().createObjectNode().put("alg", algorithm).put("typ", "JWT");
        for (X509Certificate certificate : chain) {
            header.withArray("x5c").add(der(certificate));
        }
        String both = base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(both.getBytes(StandardCharsets.US_ASCII));
            return both + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String blob(Object payload) {
        return signed("ES256", service.key(), payload.toString(), service.certificate());
    }

    private Metadata read(String blob) {
        return read(blob, Ceremonies.NOW);
    }

    private Metadata read(String blob, Instant now) {
        return Metadata.read(
                new ByteArrayInputStream(blob.getBytes(StandardCharsets.US_ASCII)),
                Set.of(serviceRoot.certificate()),
                Metadata.FIRST,
                now);
    }

    private void assertNotRead(String message, String blob) {
        MetadataException e = assertThrows(MetadataException.class, () -> read(blob));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
    }

    private RegistrationResult register(String aaguid, Issued by, Metadata metadata, X509Certificate... others) {
        site.party = site.party.withAttestation(AttestationPolicy.trusting(metadata, Set.of(others)));
        site.authenticator
                .setAaguid(HexFormat.of().parseHex(aaguid.replace("-", "")))
                .setAttestation(by.key(), List.of(by.certificate()));
        return site.register(UnaryOperator.identity());
    }

    private Attestation trusted(RegistrationResult result) {
        return assertInstanceOf(RegistrationResult.Registered.class, result, result::toString)
                .attestation();
    }

    private void assertRefused(Refusal why, RegistrationResult result) {
        assertEquals(new RegistrationResult.Refused(why), result);
    }

    @Test
    @DisplayName("is read as a stream and verified, and a model that it knows is trusted under the roots that it names")
    void valid() {
        Metadata metadata = read(blob(payload(entry -> {})) + "\n");
        assertEquals(7, metadata.number());
        assertEquals(LocalDate.parse("2026-12-01"), metadata.nextUpdate());
        assertEquals("Metadata[7, until 2026-12-01, 1 models]", metadata.toString());
        assertEquals(
                new Attestation(
                        Attestation.Kind.TRUSTED,
                        "packed",
                        List.of(device.certificate(), vendor.certificate()),
                        Optional.of("The test's key")),
                trusted(register(MODEL, device, metadata)));
    }

    @Test
    @DisplayName("refuses a model that it does not know, unless the application names a root for it")
    void unknown() {
        Metadata metadata = read(blob(payload(entry -> {})));
        assertRefused(Refusal.UNTRUSTED_ATTESTATION, register(OTHER, device, metadata));
        assertEquals(
                Optional.empty(),
                trusted(register(OTHER, device, metadata, vendor.certificate())).device());
    }

    @Test
    @DisplayName("refuses a known model under a root that it does not name for it, the application's others included")
    void otherRoot() {
        Metadata metadata = read(blob(payload(entry -> {})));
        Issued others = Issued.root("CN=Vendor root,O=Proofring,C=AQ");
        Issued forged = new Issued.Plan(Issued.DEVICE).by(others);
        assertRefused(Refusal.UNTRUSTED_ATTESTATION, register(MODEL, forged, metadata));
        assertRefused(Refusal.UNTRUSTED_ATTESTATION, register(MODEL, forged, metadata, others.certificate()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REVOKED",
                "USER_VERIFICATION_BYPASS",
                "ATTESTATION_KEY_COMPROMISE",
                "USER_KEY_REMOTE_COMPROMISE",
                "USER_KEY_PHYSICAL_COMPROMISE"
            })
    @DisplayName("refuses a model of which it says that it was broken, from the day on that it says")
    void broken(String status) {
        for (String day : List.of("2026-11-23", "2020-01-01", "not a day")) {
            assertRefused(
                    Refusal.COMPROMISED_AUTHENTICATOR,
                    register(
                            MODEL,
                            device,
                            read(blob(payload(entry -> entry.withArray("statusReports")
                                    .addObject()
                                    .put("status", status)
                                    .put("effectiveDate", day))))));
        }
        trusted(register(
                MODEL,
                device,
                read(blob(payload(entry -> entry.withArray("statusReports")
                        .addObject()
                        .put("status", status)
                        .put("effectiveDate", "2026-11-24"))))));
    }

    @Test
    @DisplayName("lets a status pass that is not known, or says that there is an update")
    void otherStatus() {
        trusted(register(MODEL, device, read(blob(payload(entry -> {
            entry.withArray("statusReports").addObject().put("status", "UPDATE_AVAILABLE");
            entry.withArray("statusReports").addObject().put("status", "SOMETHING_NEW");
        })))));
    }

    @Test
    @DisplayName(
            "knows a U2F key by the key of its certificate, whatever model it claims: the vector of the specification")
    void byKey() throws GeneralSecurityException {
        SpecVectorsTest.Vector vector = SpecVectorsTest.vectors()
                .filter(one -> one.name().equals("fido-u2f.ES256"))
                .findFirst()
                .orElseThrow();
        X509Certificate root = Certificates.of(HexFormat.of()
                .parseHex(Ceremonies.resource("webauthn-l3.json")
                        .path("attestationRoot")
                        .path("attestation_ca_cert")
                        .stringValue()));
        Attestation known =
                trusted(vector.register(vector.party().withAttestation(AttestationPolicy.trusting(Set.of(root)))));
        byte[] key = SubjectPublicKeyInfo.getInstance(
                        known.chain().get(0).getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
        String identifier =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(key));
        Consumer<ObjectNode> entry = only -> {
            only.remove("aaguid");
            only.putArray("attestationCertificateKeyIdentifiers").add(identifier);
            ((ObjectNode) only.path("metadataStatement"))
                    .putArray("attestationRootCertificates")
                    .add(der(root));
        };
        assertEquals(
                Optional.of("The test's key"),
                trusted(vector.register(vector.party()
                                .withAttestation(AttestationPolicy.trusting(read(blob(payload(entry))), Set.of()))))
                        .device());
        Consumer<ObjectNode> revoked = entry.andThen(
                only -> only.withArray("statusReports").addObject().put("status", "REVOKED"));
        assertRefused(
                Refusal.COMPROMISED_AUTHENTICATOR,
                vector.register(vector.party()
                        .withAttestation(AttestationPolicy.trusting(read(blob(payload(revoked))), Set.of()))));
    }

    @Test
    @DisplayName("is not read once it has expired, and one that was read before counts no more then")
    void expired() {
        String blob = blob(payload(entry -> {}));
        Instant lastDay = Instant.parse("2026-12-01T23:59:59Z");
        Metadata metadata = read(blob, lastDay);
        assertThrows(MetadataException.class, () -> read(blob, lastDay.plusSeconds(1)));
        site.party = site.party.withAttestation(AttestationPolicy.trusting(metadata, Set.of()));
        site.authenticator.setAaguid(new byte[16]).setAttestation(device.key(), List.of(device.certificate()));
        Instant later = lastDay.plusSeconds(1);
        Started<PendingRegistration> started =
                site.party.startRegistration(RegistrationRequest.of(Site.ADA, "ada", "Ada", List.of()), later);
        assertRefused(
                Refusal.METADATA_OUTDATED,
                site.party.finishRegistration(
                        started.pending(), site.authenticator.create(started.optionsJson()), later));
    }

    @Test
    @DisplayName(
            "is not read if it is older than the last one, nor if it is longer than 32 MiB, nor if the stream breaks")
    void streams() {
        byte[] blob = blob(payload(entry -> {})).getBytes(StandardCharsets.US_ASCII);
        Set<X509Certificate> roots = Set.of(serviceRoot.certificate());
        assertEquals(
                7,
                Metadata.read(new ByteArrayInputStream(blob), roots, 7, Ceremonies.NOW)
                        .number());
        assertThrows(
                MetadataException.class, () -> Metadata.read(new ByteArrayInputStream(blob), roots, 8, Ceremonies.NOW));
        InputStream endless = new ByteArrayInputStream(new byte[32 * 1024 * 1024 + 1]);
        assertThrows(MetadataException.class, () -> Metadata.read(endless, roots, 0, Ceremonies.NOW));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                throw new IOException("cut");
            }
        };
        assertThrows(MetadataException.class, () -> Metadata.read(broken, roots, 0, Ceremonies.NOW));
    }

    @Test
    @DisplayName("is not read if its signature is wrong, by another key, or by an algorithm that is none")
    void signature() {
        String payload = payload(entry -> {}).toString();
        String blob = blob(payload);
        String[] parts = blob.split("\\.", -1);
        String other = blob(payload.replace("\"no\":7", "\"no\":8")).split("\\.", -1)[1];
        assertNotRead("signature", parts[0] + "." + other + "." + parts[2]);
        assertNotRead("signature", signed("ES256", vendor.key(), payload, service.certificate()));
        for (String algorithm : List.of("none", "HS256", "RS256", "ES384", "es256", "")) {
            assertNotRead("signature", signed(algorithm, service.key(), payload, service.certificate()));
        }
        assertNotRead("signature", parts[0] + "." + parts[1] + ".");
    }

    @Test
    @DisplayName("is not read if its certificates end in no root that was given, have expired, or are of somebody else")
    void chain() {
        String payload = payload(entry -> {}).toString();
        Issued theirs = Issued.root("CN=Service root,O=Proofring,C=AQ");
        Issued forged = new Issued.Plan("CN=mds.fidoalliance.org").host(SERVICE).by(theirs);
        assertNotRead("roots", signed("ES256", forged.key(), payload, forged.certificate(), theirs.certificate()));
        assertNotRead("roots", signed("ES256", service.key(), payload));
        Issued old = new Issued.Plan("CN=mds.fidoalliance.org")
                .host(SERVICE)
                .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2021-01-01T00:00:00Z"))
                .by(serviceRoot);
        assertNotRead("roots", signed("ES256", old.key(), payload, old.certificate()));
        // Another customer of the same authority.
        Issued neighbour = new Issued.Plan("CN=mds.fidoalliance.org")
                .host("mds.fidoalliance.org.evil.example")
                .by(serviceRoot);
        assertNotRead("another", signed("ES256", neighbour.key(), payload, neighbour.certificate()));
        Issued nameless = new Issued.Plan("CN=mds.fidoalliance.org").by(serviceRoot);
        assertNotRead("another", signed("ES256", nameless.key(), payload, nameless.certificate()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "",
                "{\"no\":7,\"nextUpdate\":\"soon\",\"entries\":[]}",
                "{\"no\":\"7\",\"nextUpdate\":\"2026-12-01\",\"entries\":[]}",
                "{\"no\":7,\"nextUpdate\":\"2026-12-01\",\"entries\":{}}",
                "{\"no\":7,\"nextUpdate\":\"2026-12-01\",\"entries\":[{\"aaguid\":\"x\"}]}",
                "{\"no\":7,\"nextUpdate\":\"2026-12-01\",\"entries\":[{\"statusReports\":[7]}]}"
            })
    @DisplayName("is not read if what was signed has another form")
    void form(String payload) {
        assertNotRead("signed, but", blob(payload));
    }

    @Test
    @DisplayName(
            "damaged at random 4,000 times it is never read as anything else, and nothing but MetadataException comes out")
    void damaged() {
        String blob = blob(payload(entry -> {}));
        Random random = new Random(37);
        for (int i = 0; i < 4_000; i++) {
            StringBuilder changed = new StringBuilder(blob);
            int at = random.nextInt(blob.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(128));
                case 1 -> changed.deleteCharAt(at);
                default -> changed.insert(at, (char) random.nextInt(128));
            }
            try {
                // White space at an end, or bits that base64 drops: what was signed is the same.
                assertEquals(7, read(changed.toString()).number());
            } catch (MetadataException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("metadata blob"), "mutation " + i);
            }
        }
        for (String text : List.of("", ".", "..", "...", "a.b.c", "{}", "\u0000")) {
            assertThrows(MetadataException.class, () -> read(text));
        }
    }
}
