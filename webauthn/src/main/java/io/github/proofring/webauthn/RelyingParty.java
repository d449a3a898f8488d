package io.github.proofring.webauthn;

import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The relying party of WebAuthn Level 3: begins and finishes the ceremonies in which a passkey is registered (§7.1) and signs
 * in (§7.2). It keeps nothing between the calls: the application keeps the {@link Pending} ceremony, where the client cannot
 * change it, takes it from there once, and stores the {@link Passkey}.
 *
 * <p>Whatever a client sends ends in a result and never in an exception. Immutable; safe for use by many threads.
 */
public final class RelyingParty {
    private static final Pattern RP_ID = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern WEB_ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[1-9][0-9]{0,4})?");
    private static final Pattern ANDROID_ORIGIN = Pattern.compile("android:apk-key-hash:[A-Za-z0-9_-]{43}");

    private final String id;
    private final String name;
    private final Set<String> origins;
    private final Framing framing;
    private final List<SignatureAlgorithm> algorithms;
    private final CounterPolicy counters;
    private final boolean eligibilityMayRise;
    private final Duration timeout;
    private final Optional<Provider> provider;
    private final AttestationPolicy attestation;
    private final RegistrationCeremony registration;
    private final AuthenticationCeremony authentication;

    private RelyingParty(
            String id,
            String name,
            Set<String> origins,
            Framing framing,
            List<SignatureAlgorithm> algorithms,
            CounterPolicy counters,
            boolean eligibilityMayRise,
            Duration timeout,
            Optional<Provider> provider,
            AttestationPolicy attestation) {
        this.id = id;
        this.name = name;
        this.origins = Set.copyOf(origins);
        this.framing = framing;
        this.algorithms = List.copyOf(algorithms);
        this.counters = counters;
        this.eligibilityMayRise = eligibilityMayRise;
        this.timeout = timeout;
        this.provider = provider;
        this.attestation = attestation;
        byte[] rpIdHash = Digests.sha256(id);
        this.registration = new RegistrationCeremony(id, rpIdHash, framing, attestation);
        this.authentication =
                new AuthenticationCeremony(rpIdHash, framing, new Signatures(provider), counters, eligibilityMayRise);
    }

    /**
     * One with {@link SignatureAlgorithm#STANDARD}, {@link CounterPolicy#STANDARD}, five minutes for a ceremony, and pages that
     * are inside nobody else's.
     *
     * @param id the domain for which passkeys are made, in lower case and ASCII, such as {@code example.org}: they work on its
     *     pages and on those of its subdomains, and on no other's, so never change it
     * @param name the service's name, for the person
     * @param origins the origins of the pages: {@code https://} with a host and, if it is not the usual one, a port; {@code
     *     http://} for localhost; or {@code android:apk-key-hash:} with the hash of an app's certificate. Compared as text
     * @throws IllegalArgumentException for an id or an origin of another form, or no origin
     */
    public static RelyingParty of(String id, String name, Set<String> origins) {
        if (!RP_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a relying party's id is a domain in lower case, such as example.org: " + id);
        }
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("give at least one origin, such as https://" + id);
        }
        origins.forEach(RelyingParty::refuseOtherForms);
        return new RelyingParty(
                id,
                name,
                origins,
                Framing.NONE,
                SignatureAlgorithm.STANDARD,
                CounterPolicy.STANDARD,
                false,
                Duration.ofMinutes(5),
                Optional.empty(),
                AttestationPolicy.none());
    }

    private static void refuseOtherForms(String origin) {
        if (!WEB_ORIGIN.matcher(origin).matches()
                && !ANDROID_ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "an origin is a scheme, a host in lower case and perhaps a port, without a path or a slash at its end: "
                            + origin);
        }
        if (origin.startsWith("http://") && !origin.matches("http://localhost(:[0-9]+)?")) {
            throw new IllegalArgumentException("browsers have passkeys with https only, but for localhost: " + origin);
        }
        if (origin.matches("https://[^:]*:443|http://[^:]*:80")) {
            throw new IllegalArgumentException("browsers leave the usual port out of an origin: " + origin);
        }
    }

    /**
     * The same for pages that may be inside others of these origins (§7.1 steps 10 and 11, §7.2 steps 13 and 14).
     *
     * @param topOrigins those whose pages may have ours inside; a browser that does not tell which it was is taken, too
     * @throws IllegalArgumentException for an origin of another form, or none: pages that nobody may have inside are the standard
     */
    public RelyingParty withinPagesOf(Set<String> topOrigins) {
        if (topOrigins.isEmpty()) {
            throw new IllegalArgumentException("name the origins whose pages may have ours inside");
        }
        topOrigins.forEach(RelyingParty::refuseOtherForms);
        return with(
                new Framing(true, Set.copyOf(topOrigins)), algorithms, counters, eligibilityMayRise, timeout, provider);
    }

    /**
     * The same with other algorithms.
     *
     * @param offered what new passkeys may sign with, the preferred one first
     * @throws IllegalArgumentException if there is none
     */
    public RelyingParty withAlgorithms(List<SignatureAlgorithm> offered) {
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("offer at least one algorithm, or SignatureAlgorithm.STANDARD");
        }
        return with(framing, offered, counters, eligibilityMayRise, timeout, provider);
    }

    /** The same with another policy for signature counters. */
    public RelyingParty withCounters(CounterPolicy policy) {
        return with(framing, algorithms, policy, eligibilityMayRise, timeout, provider);
    }

    /**
     * The same, but a passkey that could not be backed up when it was registered may be able to later: §7.2 step 19 refuses
     * that, and some authenticators do it.
     */
    public RelyingParty withRisingBackupEligibility() {
        return with(framing, algorithms, counters, true, timeout, provider);
    }

    /**
     * The same with another time for a ceremony.
     *
     * @param other 10 seconds to 1 hour; the person may need a while to find their key
     * @throws IllegalArgumentException if out of range
     */
    public RelyingParty withTimeout(Duration other) {
        if (other.compareTo(Duration.ofSeconds(10)) < 0 || other.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a ceremony takes 10 seconds to 1 hour: " + other);
        }
        return with(framing, algorithms, counters, eligibilityMayRise, other, provider);
    }

    /** The same with signatures verified by this provider where it can: a native one takes a tenth of the time. */
    public RelyingParty withProvider(Provider other) {
        return with(framing, algorithms, counters, eligibilityMayRise, timeout, Optional.of(other));
    }

    /** The same with another policy for who made the authenticator of a new passkey. */
    public RelyingParty withAttestation(AttestationPolicy policy) {
        return new RelyingParty(
                id, name, origins, framing, algorithms, counters, eligibilityMayRise, timeout, provider, policy);
    }

    private RelyingParty with(
            Framing newFraming,
            List<SignatureAlgorithm> newAlgorithms,
            CounterPolicy newCounters,
            boolean newEligibility,
            Duration newTimeout,
            Optional<Provider> newProvider) {
        return new RelyingParty(
                id,
                name,
                origins,
                newFraming,
                newAlgorithms,
                newCounters,
                newEligibility,
                newTimeout,
                newProvider,
                attestation);
    }

    /** Begins the registration of a passkey (§7.1 step 1). */
    public Started<PendingRegistration> startRegistration(RegistrationRequest request, Instant now) {
        PendingRegistration pending = new PendingRegistration(
                Challenge.random(),
                request.user(),
                request.verification(),
                request.mediation(),
                origins,
                algorithms,
                until(now));
        return new Started<>(pending, OptionsJson.creation(id, name, request, pending, timeout, attestation));
    }

    /**
     * Finishes the registration of a passkey (§7.1 steps 3 to 27).
     *
     * @param pending as it was kept; not to be used again
     * @param responseJson what {@code toJSON()} of the browser's credential gave; any text
     */
    public RegistrationResult finishRegistration(PendingRegistration pending, String responseJson, Instant now) {
        return registration.finish(pending, responseJson, now);
    }

    /** Begins an authentication (§7.2 step 1). */
    public Started<PendingAuthentication> startAuthentication(AuthenticationRequest request, Instant now) {
        PendingAuthentication pending = new PendingAuthentication(
                Challenge.random(),
                request.user(),
                request.allowed().stream().map(CredentialDescriptor::id).toList(),
                request.verification(),
                request.mediation(),
                origins,
                until(now));
        return new Started<>(pending, OptionsJson.request(id, request, pending, timeout));
    }

    /**
     * Which passkey a response says that it is of: to load its record by this id <em>and</em> its user, before {@link
     * #finishAuthentication}. Empty if it cannot be read.
     */
    public static Optional<Presented> presented(String responseJson) {
        try {
            AssertionResponse response = AssertionResponse.read(responseJson);
            return Optional.of(new Presented(response.id, response.user));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /**
     * Finishes an authentication (§7.2 steps 3 to 24).
     *
     * @param pending as it was kept; not to be used again
     * @param passkey the record of the passkey that was {@linkplain #presented presented}
     * @param responseJson what {@code toJSON()} of the browser's credential gave; any text
     */
    public AssertionResult finishAuthentication(
            PendingAuthentication pending, Passkey passkey, String responseJson, Instant now) {
        return authentication.finish(pending, passkey, responseJson, now);
    }

    /** What pages tell passkey providers. */
    public Signals signals() {
        return new Signals(id);
    }

    /**
     * The document for the pages that are not under the id, for which passkeys work there, too.
     *
     * @param registeredDomains the domains of those pages as they were registered, such as {@code example.co.uk}: what stands
     *     under a suffix that others register under, too. Of {@code example.co.uk} and {@code example.de} both count as {@code
     *     example}, and browsers take at least five such names
     * @throws IllegalArgumentException if there is no such page, a page is under none of the domains or under two, or the names
     *     are more than five
     */
    public RelatedOrigins relatedOrigins(Set<String> registeredDomains) {
        return RelatedOrigins.of(id, origins, registeredDomains);
    }

    private Instant until(Instant now) {
        return now.plus(timeout).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "RelyingParty[%s, %s]", id, origins);
    }
}
