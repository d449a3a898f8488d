/** Test doubles that behave like the real thing: an authenticator app and a clock one sets by hand. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.testkit {
    requires static transitive org.jspecify;
    requires com.google.zxing;
    requires java.desktop;

    exports io.github.proofring.testkit;
}
