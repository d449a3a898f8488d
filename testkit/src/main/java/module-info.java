/** Test doubles that behave like the real thing: an authenticator app, passkeys in software and a clock one sets by hand. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.testkit {
    requires static transitive org.jspecify;
    requires com.google.zxing;
    requires tools.jackson.databind;
    requires org.bouncycastle.provider;
    requires java.desktop;

    exports io.github.proofring.testkit;
}
