package io.github.proofring.totp;

import java.util.List;

/** The numbers that Google's message uses, as other apps have found them. */
final class MigrationForm {
    static final String PREFIX = "otpauth-migration://offline?data=";

    static final int ENTRY = 1;
    static final int VERSION = 2;
    static final int BATCH_SIZE = 3;
    static final int BATCH_INDEX = 4;
    static final int BATCH_ID = 5;

    static final int SECRET = 1;
    static final int NAME = 2;
    static final int ISSUER = 3;
    static final int ALGORITHM = 4;
    static final int DIGITS = 5;
    static final int TYPE = 6;
    static final int COUNTER = 7;

    /** By number, from 1; 4 is MD5, which has no codes (see {@link Algorithm}). */
    static final List<Algorithm> ALGORITHMS = List.of(Algorithm.SHA1, Algorithm.SHA256, Algorithm.SHA512);

    /** An enumeration without a value: what it stands for is the usual. */
    static final int UNSPECIFIED = 0;

    static final int SIX = 1;
    static final int EIGHT = 2;

    static final int BY_COUNTER = 1;
    static final int BY_TIME = 2;

    private MigrationForm() {}
}
