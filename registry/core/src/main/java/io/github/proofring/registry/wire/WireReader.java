package io.github.proofring.registry.wire;

import io.github.proofring.registry.spi.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes values in the order in which {@link WireWriter} appended them. Every length is held against what is left before it is
 * used, so a wrong one costs an {@link IllegalArgumentException} and never memory.
 */
public final class WireReader {
    private final ByteBuffer in;

    public WireReader(byte[] content) {
        in = ByteBuffer.wrap(content);
    }

    /** Four bytes. */
    public int number() {
        need(Integer.BYTES);
        return in.getInt();
    }

    /** Eight bytes. */
    public long longNumber() {
        need(Long.BYTES);
        return in.getLong();
    }

    /** Milliseconds since 1970. */
    public Instant instant() {
        return Instant.ofEpochMilli(longNumber());
    }

    /** UTF-8 behind its length. */
    public String text() {
        return new String(raw(), StandardCharsets.UTF_8);
    }

    /** Bytes behind their length. */
    public Bytes bytes() {
        return Bytes.copyOf(raw());
    }

    /** A constant by its name. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    /** As many elements as the count says. */
    public <T> List<T> each(Function<WireReader, T> read) {
        int count = length();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(read.apply(this));
        }
        return List.copyOf(values);
    }

    /** None or one. */
    public <T> Optional<T> maybe(Function<WireReader, T> read) {
        List<T> values = each(read);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    private byte[] raw() {
        byte[] value = new byte[length()];
        in.get(value);
        return value;
    }

    /** Elements take at least one byte each, so a count, too, is at most what is left. */
    private int length() {
        int length = number();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length of " + length + " with " + in.remaining() + " bytes left");
        }
        return length;
    }

    private void need(int bytes) {
        if (in.remaining() < bytes) {
            throw new IllegalArgumentException(
                    "ends too soon: " + bytes + " bytes wanted, " + in.remaining() + " left");
        }
    }
}
