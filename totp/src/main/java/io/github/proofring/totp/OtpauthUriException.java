package io.github.proofring.totp;

/** An otpauth URI, or what one should be made of, is wrong. The message names the part and never quotes it. */
public final class OtpauthUriException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String parameter;

    OtpauthUriException(String parameter, String problem) {
        super("otpauth URI, " + parameter + ": " + problem);
        this.parameter = parameter;
    }

    /**
     * The part that is wrong: {@code uri}, {@code scheme}, {@code type}, {@code label}, {@code issuer}, {@code account}, {@code query},
     * {@code secret}, {@code algorithm}, {@code digits}, {@code period}, {@code counter}, {@code encoder} or {@code t0}.
     */
    public String parameter() {
        return parameter;
    }
}
