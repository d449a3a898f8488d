package io.github.proofring.webauthn;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the metadata say of one model (FIDO Metadata Service 3 §3.1.1).
 *
 * @param description its name, by its vendor
 * @param roots what the chain of its attestation may end in
 * @param compromisedSince the first day on which it was not to be trusted any more
 */
record MetadataEntry(String description, Set<X509Certificate> roots, Optional<LocalDate> compromisedSince) {
    /** Of §3.1.4. A status that is not known says nothing, as the specification wants it. */
    private static final Set<String> COMPROMISED = Set.of(
            "REVOKED",
            "USER_VERIFICATION_BYPASS",
            "ATTESTATION_KEY_COMPROMISE",
            "USER_KEY_REMOTE_COMPROMISE",
            "USER_KEY_PHYSICAL_COMPROMISE");

    private static final int MAX_DESCRIPTION = 200;

    /**
     * One in the list of entries. A root that cannot be read is one less to trust.
     *
     * @throws RuntimeException if what it says of its status cannot be read
     */
    static MetadataEntry of(JsonNode entry) {
        JsonNode statement = entry.path("metadataStatement");
        String description = statement.path("description").asString("");
        return new MetadataEntry(
                description.substring(0, Math.min(MAX_DESCRIPTION, description.length())),
                statement
                        .path("attestationRootCertificates")
                        .valueStream()
                        .flatMap(MetadataEntry::certificate)
                        .collect(Collectors.toUnmodifiableSet()),
                entry.path("statusReports")
                        .valueStream()
                        .filter(report ->
                                COMPROMISED.contains(report.path("status").stringValue()))
                        .map(MetadataEntry::since)
                        .min(Comparator.naturalOrder()));
    }

    private static Stream<X509Certificate> certificate(JsonNode base64) {
        try {
            // Some have line breaks inside.
            return Stream.of(Certificates.of(Base64.getMimeDecoder().decode(base64.stringValue())));
        } catch (RuntimeException e) {
            return Stream.of();
        }
    }

    /** A report without a day, or with one that is none, holds from the beginning. */
    private static LocalDate since(JsonNode report) {
        try {
            return LocalDate.parse(report.path("effectiveDate").asString(""));
        } catch (DateTimeParseException e) {
            return LocalDate.MIN;
        }
    }

    boolean isCompromised(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return compromisedSince.filter(day -> !day.isAfter(today)).isPresent();
    }
}
