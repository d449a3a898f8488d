/** The ceremonies of WebAuthn Level 3, as a relying party performs them. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.webauthn {
    requires static transitive org.jspecify;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.cbor;
    requires org.bouncycastle.provider;
    requires com.webauthn4j.core;

    exports io.github.proofring.webauthn;
}
