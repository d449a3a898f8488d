package io.github.proofring.webauthn;

/** Why a response was not accepted, by the step of WebAuthn Level 3 that it fails. It holds none of the client's text. */
public enum Refusal {
    /** It is not what {@code toJSON()} of a browser gives, or something inside cannot be decoded. */
    MALFORMED,
    /** The ceremony was begun too long ago. */
    EXPIRED,
    /** The client data are of another ceremony: §7.1 step 7, §7.2 step 10. */
    WRONG_TYPE,
    /** It answers another challenge: §7.1 step 8, §7.2 step 11. */
    WRONG_CHALLENGE,
    /** The page was of another origin: §7.1 step 9, §7.2 step 12. */
    WRONG_ORIGIN,
    /** The page was inside one of another origin, and that is not expected: §7.1 step 10, §7.2 step 13. */
    CROSS_ORIGIN,
    /** The page was inside one of an origin that is not expected: §7.1 step 11, §7.2 step 14. */
    WRONG_TOP_ORIGIN,
    /** The passkey is for another relying party: §7.1 step 14, §7.2 step 15. */
    WRONG_RELYING_PARTY,
    /** Nobody was there: §7.1 step 15, §7.2 step 16. */
    USER_NOT_PRESENT,
    /** It was not found out who was there, and that was required: §7.1 step 16, §7.2 step 17. */
    USER_NOT_VERIFIED,
    /** Backed up, though it cannot be: §7.1 step 17, §7.2 step 18. */
    INCONSISTENT_BACKUP,
    /** Signs in a way that was not offered: §7.1 step 20. */
    ALGORITHM_NOT_OFFERED,
    /** A key that does not fit its algorithm, is not on its curve, or too weak: §5.8.5, §7.1 step 20. */
    UNSUITABLE_KEY,
    /** An attestation statement of a format that is not known here: §7.1 step 21. */
    UNKNOWN_ATTESTATION_FORMAT,
    /** An attestation statement that is wrong, or not over this passkey: §8, §7.1 step 22. */
    BAD_ATTESTATION,
    /** The metadata that would tell what to trust are out of date: §7.1 step 23. For the application to see to, and soon. */
    METADATA_OUTDATED,
    /** No attestation, or one by the passkey's own key, where a trusted one is wanted: §7.1 step 24. */
    ATTESTATION_REQUIRED,
    /** A chain that ends in no root that is trusted, or does not hold, or is not of this model: §7.1 step 24. */
    UNTRUSTED_ATTESTATION,
    /** A model of authenticator whose metadata say that it, or its attestation key, was broken: §7.1 step 24. */
    COMPROMISED_AUTHENTICATOR,
    /** A credential id of no bytes or more than 1,023: §7.1 step 25. */
    CREDENTIAL_ID_LENGTH,
    /** Not one of the passkeys that were asked for: §7.2 step 5. */
    CREDENTIAL_NOT_ALLOWED,
    /** Not the passkey that it was checked against: §7.2 step 6. */
    OTHER_CREDENTIAL,
    /** Not the user who was to be authenticated, or no user told where none was known: §7.2 step 6. */
    OTHER_USER,
    /** A passkey that could not be backed up now can, or the other way round: §7.2 step 19. */
    BACKUP_ELIGIBILITY_CHANGED,
    /** The signature does not verify: §7.2 step 21. */
    BAD_SIGNATURE,
    /** The signature counter did not rise, so there may be a copy of a passkey that cannot be copied: §7.2 step 22. */
    COUNTER_NOT_RISEN
}
