/** One-time codes of RFC 4226 and RFC 6238, the otpauth URIs that carry their secrets, and QR codes of those. */
@org.jspecify.annotations.NullMarked
module io.github.proofring.totp {
    requires static transitive org.jspecify;
    requires org.apache.commons.codec;
    requires com.google.zxing;

    exports io.github.proofring.totp;
}
