package io.github.proofring.testkit;

import static io.github.proofring.testkit.Encoding.decoded;
import static io.github.proofring.testkit.Encoding.encoded;
import static io.github.proofring.testkit.Encoding.sha256;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An authenticator with the browser around it: makes passkeys and signs with them, and speaks JSON as a page does with {@code
 * parseCreationOptionsFromJSON}, {@code parseRequestOptionsFromJSON} and {@code toJSON()}. It shares no code with what it
 * tests, and does whatever it is told: how an honest one behaves is its start, and each {@code set} takes it away from that.
 * Not for use by several threads at once.
 */
public final class SoftwareAuthenticator {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;
    private static final int EXTENSIONS = 0x80;

    private final String origin;
    private final List<SoftwarePasskey> passkeys = new ArrayList<>();
    private int flags = USER_PRESENT | USER_VERIFIED;
    private long counter;
    private long counterStep;
    private boolean userHandleTold = true;
    private SoftwareAttestation attestation = SoftwareAttestation.none();
    private Set<Integer> algorithms = new TreeSet<>(SoftwarePasskey.ALGORITHMS);
    private byte[] aaguid = new byte[16];
    private Optional<Boolean> crossOrigin = Optional.of(false);
    private Optional<String> topOrigin = Optional.empty();
    private SoftwareExtensions extensions = SoftwareExtensions.all();

    /**
     * On a page of this origin, with no passkeys yet: present and verified, bound to its device, without a counter.
     *
     * @param origin such as {@code https://example.org}; not compared with the relying party's id
     */
    public SoftwareAuthenticator(String origin) {
        this.origin = origin;
    }

    /** Whether its user touches it (UP). */
    public SoftwareAuthenticator setUserPresent(boolean present) {
        return set(USER_PRESENT, present);
    }

    /** Whether it verifies its user (UV). */
    public SoftwareAuthenticator setUserVerified(boolean verified) {
        return set(USER_VERIFIED, verified);
    }

    /** Whether its passkeys may be copied to other devices (BE). */
    public SoftwareAuthenticator setBackupEligible(boolean eligible) {
        return set(BACKUP_ELIGIBLE, eligible);
    }

    /** Whether they were (BS). */
    public SoftwareAuthenticator setBackedUp(boolean backedUp) {
        return set(BACKED_UP, backedUp);
    }

    private SoftwareAuthenticator set(int flag, boolean on) {
        flags = on ? flags | flag : flags & ~flag;
        return this;
    }

    /**
     * A signature counter.
     *
     * @param next what the next answer says, 0 to 2³²−1
     * @param step by how much it rises with each answer; 0 for one that stands still
     */
    public SoftwareAuthenticator setCounter(long next, long step) {
        this.counter = next;
        this.counterStep = step;
        return this;
    }

    /** Whether an assertion tells whose passkey it is. */
    public SoftwareAuthenticator setUserHandleTold(boolean told) {
        this.userHandleTold = told;
        return this;
    }

    /** Whether a new passkey is attested by itself ({@code packed}, self attestation) instead of not at all. */
    public SoftwareAuthenticator setSelfAttested(boolean attested) {
        this.attestation = attestation.withSelf(attested);
        return this;
    }

    /**
     * Whose word a new passkey has: attested by this key ({@code packed}) with these certificates, as a vendor's device does.
     *
     * @param key of the first certificate, on P-256; signs by ES256
     * @param chain goes along as it is, right or wrong
     */
    public SoftwareAuthenticator setAttestation(PrivateKey key, List<X509Certificate> chain) {
        this.attestation = attestation.with(key, chain);
        return this;
    }

    /** What it can sign with, as COSE has it; of the options it takes the first that it can. At the start all that it knows. */
    public SoftwareAuthenticator setAlgorithms(Set<Integer> coseIds) {
        this.algorithms = new TreeSet<>(coseIds);
        return this;
    }

    /** Its model: 16 bytes, all zeros at the start. */
    public SoftwareAuthenticator setAaguid(byte[] model) {
        if (model.length != 16) {
            throw new IllegalArgumentException("an AAGUID has 16 bytes, not " + model.length);
        }
        this.aaguid = model.clone();
        return this;
    }

    /** What the browser says of pages around this one; an empty flag is left out of the client data. */
    public SoftwareAuthenticator setFraming(Optional<Boolean> isCrossOrigin, Optional<String> ofTopOrigin) {
        this.crossOrigin = isCrossOrigin;
        this.topOrigin = ofTopOrigin;
        return this;
    }

    /**
     * The extensions that it and the browser know: of {@code credProps}, {@code prf}, {@code largeBlob}, {@code credProtect} and
     * {@code minPinLength} all at the start. Of others it takes no notice.
     *
     * @throws IllegalArgumentException for another
     */
    public SoftwareAuthenticator setExtensions(Set<String> identifiers) {
        this.extensions = extensions.withKnown(identifiers);
        return this;
    }

    /** The shortest PIN that it takes, 4 at the start; told to who asks for {@code minPinLength}. */
    public SoftwareAuthenticator setMinPinLength(int length) {
        this.extensions = extensions.withMinPinLength(length);
        return this;
    }

    /** How many passkeys it has. */
    public int size() {
        return passkeys.size();
    }

    /** Forgets all passkeys. */
    public void reset() {
        passkeys.clear();
    }

    /**
     * Makes a passkey, as {@code navigator.credentials.create} does.
     *
     * @param optionsJson as for {@code parseCreationOptionsFromJSON}
     * @return what {@code toJSON()} gives
     * @throws IllegalStateException if it has one of the excluded passkeys (a browser's InvalidStateError), none of the
     *     algorithms (NotSupportedError), or not what an extension requires
     */
    public String create(String optionsJson) {
        return create(JSON.readTree(optionsJson), flags);
    }

    /**
     * The same without a dialog, as with {@code mediation: "conditional"} after a password was used: nobody touches it and
     * nobody is verified.
     *
     * @throws IllegalStateException as above, or if user verification is required (ConstraintError)
     */
    public String createConditionally(String optionsJson) {
        JsonNode options = JSON.readTree(optionsJson);
        if (options.path("authenticatorSelection")
                .path("userVerification")
                .stringValue("")
                .equals("required")) {
            throw new IllegalStateException("ConstraintError: without a dialog nobody is verified");
        }
        return create(options, flags & ~USER_PRESENT & ~USER_VERIFIED);
    }

    private String create(JsonNode options, int withFlags) {
        JsonNode inputs = options.path("extensions");
        extensions.refuseCreation(inputs);
        String rpId = options.path("rp").path("id").stringValue();
        for (JsonNode excluded : options.path("excludeCredentials")) {
            if (find(rpId, excluded).isPresent()) {
                throw new IllegalStateException("InvalidStateError: it has this passkey already");
            }
        }
        int algorithm = options.path("pubKeyCredParams")
                .valueStream()
                .map(offered -> offered.path("alg").intValue())
                .filter(algorithms::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("NotSupportedError: none of the algorithms"));
        byte[] id = new byte[32];
        RANDOM.nextBytes(id);
        byte[] user = decoded(options.path("user").path("id"));
        SoftwarePasskey passkey = SoftwarePasskey.generate(id, rpId, user, algorithm);
        // As a real one does, a new passkey takes the place of the user's old one.
        passkeys.removeIf(other -> other.rpId().equals(rpId) && MessageDigest.isEqual(other.user(), user));
        passkeys.add(passkey);

        byte[] clientData = clientData("webauthn.create", options);
        byte[] extended = extensions.authenticatorOutputs(inputs, passkey);
        byte[] data = Cbor.concatenated(
                authenticatorData(rpId, withFlags | ATTESTED | (extended.length == 0 ? 0 : EXTENSIONS)),
                aaguid,
                new byte[] {(byte) (id.length >> 8), (byte) id.length},
                id,
                passkey.coseKey(),
                extended);
        ObjectNode json = response(passkey, clientData);
        ((ObjectNode) json.path("response"))
                .put("attestationObject", encoded(attestation.object(passkey, data, clientData)))
                .putArray("transports")
                .add("internal");
        json.set("clientExtensionResults", extensions.created(inputs, passkey));
        return json.toString();
    }

    /**
     * Signs with a passkey, as {@code navigator.credentials.get} does: the newest of those that are allowed, or of all if none
     * is named.
     *
     * @param optionsJson as for {@code parseRequestOptionsFromJSON}
     * @return what {@code toJSON()} gives
     * @throws IllegalStateException if it has none of them (a browser's NotAllowedError), or for what an extension does not have
     */
    public String get(String optionsJson) {
        JsonNode options = JSON.readTree(optionsJson);
        JsonNode inputs = options.path("extensions");
        extensions.refuseRequest(inputs, options.path("allowCredentials"));
        String rpId = options.path("rpId").stringValue();
        SoftwarePasskey passkey = choose(rpId, options.path("allowCredentials"))
                .orElseThrow(() -> new IllegalStateException("NotAllowedError: it has no such passkey"));
        byte[] clientData = clientData("webauthn.get", options);
        byte[] data = authenticatorData(rpId, flags);
        ObjectNode json = response(passkey, clientData);
        ObjectNode response = (ObjectNode) json.path("response");
        response.put("authenticatorData", encoded(data));
        response.put("signature", encoded(passkey.sign(data, sha256(clientData))));
        if (userHandleTold) {
            response.put("userHandle", encoded(passkey.user()));
        }
        json.set("clientExtensionResults", extensions.asserted(inputs, passkey));
        return json.toString();
    }

    private Optional<SoftwarePasskey> choose(String rpId, JsonNode allowed) {
        if (allowed.isEmpty()) {
            return passkeys.stream()
                    .filter(passkey -> passkey.rpId().equals(rpId) && passkey.isVisible(false, isVerified()))
                    .reduce((older, newer) -> newer);
        }
        return allowed.valueStream()
                .flatMap(named -> find(rpId, named).stream())
                .filter(passkey -> passkey.isVisible(true, isVerified()))
                .findFirst();
    }

    private boolean isVerified() {
        return (flags & USER_VERIFIED) != 0;
    }

    private Optional<SoftwarePasskey> find(String rpId, JsonNode named) {
        byte[] id = decoded(named.path("id"));
        return passkeys.stream()
                .filter(passkey -> passkey.rpId().equals(rpId) && MessageDigest.isEqual(passkey.id(), id))
                .findFirst();
    }

    private byte[] clientData(String type, JsonNode options) {
        ObjectNode data = JSON.createObjectNode();
        data.put("type", type);
        data.put("challenge", options.path("challenge").stringValue());
        data.put("origin", origin);
        crossOrigin.ifPresent(flag -> data.put("crossOrigin", flag));
        topOrigin.ifPresent(top -> data.put("topOrigin", top));
        return data.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(String rpId, int withFlags) {
        byte[] count = HexFormat.of().parseHex(HexFormat.of().toHexDigits(counter, 8));
        counter += counterStep;
        return Cbor.concatenated(sha256(rpId.getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) withFlags}, count);
    }

    private static ObjectNode response(SoftwarePasskey passkey, byte[] clientData) {
        ObjectNode json = JSON.createObjectNode();
        json.put("id", encoded(passkey.id()))
                .put("rawId", encoded(passkey.id()))
                .put("type", "public-key");
        json.put("authenticatorAttachment", "platform");
        json.putObject("response").put("clientDataJSON", encoded(clientData));
        return json;
    }
}
