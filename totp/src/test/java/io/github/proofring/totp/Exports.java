package io.github.proofring.totp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Exports made by hand, byte by byte, so that none of our own writer is in them. */
final class Exports {
    private Exports() {}

    static String batch(int id, int size, int index, byte[]... entries) {
        Message batch = new Message();
        for (byte[] entry : entries) {
            batch.bytes(1, entry);
        }
        return uri(batch.number(2, 1)
                .number(3, size)
                .number(4, index)
                .number(5, id)
                .toByteArray());
    }

    static String uri(byte[] message) {
        return "otpauth-migration://offline?data="
                + Base64.getEncoder()
                        .encodeToString(message)
                        .replace("+", "%2B")
                        .replace("/", "%2F")
                        .replace("=", "%3D");
    }

    /** An account of the usual kind, whose secret has the name's first byte sixteen times. */
    static byte[] account(String name) {
        return account(name, 1, 1, 2);
    }

    static byte[] account(String name, int algorithm, int digits, int type) {
        return named(name)
                .number(4, algorithm)
                .number(5, digits)
                .number(6, type)
                .toByteArray();
    }

    /** Secret and name, and nothing else yet. */
    static Message named(String name) {
        byte[] secret = new byte[16];
        Arrays.fill(secret, (byte) name.charAt(0));
        return new Message().bytes(1, secret).text(2, name);
    }

    static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            out.write(field << 3);
            return varint(value);
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message bytes(int field, byte[] value) {
            out.write(field << 3 | 2);
            varint(value.length);
            return raw(value);
        }

        Message raw(byte... bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }

        private Message varint(long value) {
            String bits = Long.toBinaryString(value);
            for (int end = bits.length(); end > 0; end -= 7) {
                int group = Integer.parseInt(bits.substring(Math.max(0, end - 7), end), 2);
                out.write(end > 7 ? group + 128 : group);
            }
            return this;
        }
    }
}
