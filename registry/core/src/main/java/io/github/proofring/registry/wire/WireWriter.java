package io.github.proofring.registry.wire;

import io.github.proofring.registry.spi.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Appends values in the order in which {@link WireReader} takes them: big-endian, lengths before contents, no tags. */
public final class WireWriter {
    private ByteBuffer out = ByteBuffer.allocate(256);

    /** Four bytes. */
    public WireWriter number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    /** Eight bytes. */
    public WireWriter number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** Milliseconds since 1970; finer parts are lost. */
    public WireWriter instant(Instant value) {
        return number(value.toEpochMilli());
    }

    /** UTF-8 behind its length. */
    public WireWriter text(String value) {
        return raw(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes behind their length. */
    public WireWriter bytes(Bytes value) {
        return raw(value.toArray());
    }

    /** The constant's name, so that the order of constants may change. */
    public WireWriter constant(Enum<?> value) {
        return text(value.name());
    }

    /** The count, then each element. */
    public <T> WireWriter each(Collection<T> values, BiConsumer<WireWriter, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
        return this;
    }

    /** As a collection of none or one. */
    public <T> WireWriter maybe(Optional<T> value, BiConsumer<WireWriter, T> write) {
        return each(value.stream().toList(), write);
    }

    /** All that was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private WireWriter raw(byte[] value) {
        number(value.length);
        room(value.length).put(value);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int capacity = Math.max(2 * out.capacity(), out.position() + bytes);
            out = ByteBuffer.allocate(capacity).put(out.flip());
        }
        return out;
    }
}
