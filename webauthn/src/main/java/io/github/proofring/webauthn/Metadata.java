package io.github.proofring.webauthn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import tools.jackson.databind.JsonNode;

/**
 * The models of authenticators that the FIDO Alliance knows, of its Metadata Service 3: their names, the roots of their
 * attestation, and which of them were broken. The application gets the blob, from {@code https://mds3.fidoalliance.org} about
 * once a month, and gives it here; nothing is fetched. Immutable.
 */
public final class Metadata {
    /** For {@link #read}: none was read before. */
    public static final long FIRST = 0;

    /** Five times what it has today. */
    private static final int MAX_LENGTH = 32 * 1024 * 1024;

    private final long number;
    private final LocalDate nextUpdate;
    private final Map<UUID, MetadataEntry> byModel = new HashMap<>();
    private final Map<String, MetadataEntry> byKey = new HashMap<>();

    private Metadata(JsonNode payload) {
        this.number = payload.path("no").longValue();
        this.nextUpdate = LocalDate.parse(payload.path("nextUpdate").stringValue());
        JsonNode entries = payload.path("entries");
        if (!entries.isArray()) {
            throw new MalformedException();
        }
        for (JsonNode read : entries) {
            MetadataEntry entry = MetadataEntry.of(read);
            JsonNode aaguid = read.path("aaguid");
            if (aaguid.isString()) {
                byModel.put(UUID.fromString(aaguid.stringValue()), entry);
            }
            for (JsonNode key : read.path("attestationCertificateKeyIdentifiers")) {
                byKey.put(key.stringValue().toLowerCase(Locale.ROOT), entry);
            }
        }
    }

    /**
     * Reads a blob and verifies it (FIDO Metadata Service 3 §3.2): its signature, by RS256 or ES256, its certificates up to one
     * of the roots, that they are of {@code mds.fidoalliance.org}, its number and its day of expiry. Certificates are not asked
     * for their revocation, as that would need the network.
     *
     * @param blob at most 32 MiB; read to its end and not closed
     * @param roots those of the service: GlobalSign Root CA - R3
     * @param atLeast the {@link #number()} of the last one that was read, so that an old one cannot be played back; {@link
     *     #FIRST} if there was none
     * @throws MetadataException if it is none, is not signed so, has expired, or is older than the last
     */
    public static Metadata read(InputStream blob, Set<X509Certificate> roots, long atLeast, Instant now) {
        String text;
        try {
            byte[] bytes = blob.readNBytes(MAX_LENGTH + 1);
            if (bytes.length > MAX_LENGTH) {
                throw new MetadataException("a metadata blob has at most 32 MiB");
            }
            text = new String(bytes, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new MetadataException("the metadata blob cannot be read", e);
        }
        JsonNode payload = MetadataBlob.verified(text, roots, now);
        Metadata metadata;
        try {
            metadata = new Metadata(payload);
        } catch (RuntimeException e) {
            throw new MetadataException("the metadata blob is signed, but not in the form of version 3");
        }
        if (metadata.number < atLeast) {
            throw new MetadataException(
                    "the metadata blob is older than the last: " + metadata.number + " after " + atLeast);
        }
        if (metadata.isOutdated(now)) {
            throw new MetadataException("the metadata blob has expired, get a newer one: " + metadata.nextUpdate);
        }
        return metadata;
    }

    /** Its number, which rises with each publication: to be kept for the next {@link #read}. */
    public long number() {
        return number;
    }

    /** The day on which there is a newer one at the latest; after it, in UTC, this one counts no more. */
    public LocalDate nextUpdate() {
        return nextUpdate;
    }

    boolean isOutdated(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(nextUpdate);
    }

    Optional<MetadataEntry> find(UUID model) {
        return Optional.ofNullable(byModel.get(model));
    }

    /** By the key of an attestation certificate, as method 1 of RFC 5280 §4.2.1.2 identifies it. */
    Optional<MetadataEntry> find(X509Certificate attestation) {
        byte[] key = SubjectPublicKeyInfo.getInstance(attestation.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
        try {
            byte[] identifier = MessageDigest.getInstance("SHA-1").digest(key);
            return Optional.ofNullable(byKey.get(HexFormat.of().formatHex(identifier)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-1", e);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "Metadata[%d, until %s, %d models]", number, nextUpdate, byModel.size() + byKey.size());
    }
}
