package io.github.proofring.totp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The wire format of Protocol Buffers, as much of it as one message of bytes, strings and numbers needs. Reads within its
 * array only, and each byte once.
 */
final class ProtobufReader {
    /** Says what is wrong with the bytes, without the bytes. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String problem) {
            super(problem, null, false, false);
        }
    }

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int wireType;

    ProtobufReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtobufReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasNext() {
        return at < end;
    }

    /** The number of the next field, whose value is to be read or skipped. */
    int field() {
        long tag = varint();
        wireType = (int) (tag & 7);
        long field = tag >>> 3;
        if (field < 1 || field > 0x1fff_ffff) {
            throw new Malformed("a field without a number");
        }
        return (int) field;
    }

    long number() {
        require(VARINT);
        return varint();
    }

    byte[] bytes() {
        int length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() {
        int length = length();
        at += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at - length, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a text that is not UTF-8");
        }
    }

    ProtobufReader message() {
        int length = length();
        at += length;
        return new ProtobufReader(bytes, at - length, at);
    }

    /** Over the value of a field that is not known: a later version may have more. */
    void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED_64 -> forward(8);
            case LENGTH -> {
                int length = length();
                at += length;
            }
            case FIXED_32 -> forward(4);
            default -> throw new Malformed("a field of an unknown kind");
        }
    }

    private int length() {
        require(LENGTH);
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Malformed("it ends too early");
        }
        return (int) length;
    }

    private void forward(int count) {
        if (count > end - at) {
            throw new Malformed("it ends too early");
        }
        at += count;
    }

    private void require(int expected) {
        if (wireType != expected) {
            throw new Malformed("a field of another kind than it has");
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at == end) {
                throw new Malformed("it ends too early");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed("a number that does not end");
    }
}
