package io.github.proofring.registry;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys under which everything the registry hands out or stores is sealed. The first key seals; all of them open. Immutable,
 * safe for use by many threads.
 *
 * <p>To change keys without downtime, in two phases: give every server {@link #withNextKey()} (it can open with the new key and
 * still seals with the old), then every server {@link #withActive} of the new key, the last of {@link #ids()}. Rows are sealed anew when they are next written;
 * an old key can go ({@link #without}) when no row needs it.
 *
 * <p>The text form of {@link #reveal()} is the secret itself: keep it in a file only the application's user can read, or in a
 * secret store, and never beside the database.
 */
public final class KeyRing {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 4;

    private final List<Key> keys;

    private KeyRing(List<Key> keys) {
        this.keys = List.copyOf(keys);
        Set<String> ids = new HashSet<>();
        for (Key key : keys) {
            if (!ids.add(key.id)) {
                throw new IllegalArgumentException("two keys have the id " + key.id + ": each key needs its own");
            }
        }
    }

    /** A ring of one new random key. */
    public static KeyRing generate() {
        return new KeyRing(List.of(Key.generate()));
    }

    /**
     * Reads the text form: a line {@code id:key} per key, the id 8 hexadecimal digits, the key 32 bytes in Base64, the sealing
     * key first. Blank lines and lines that begin with {@code #} are passed over.
     *
     * @throws IllegalArgumentException naming the line that is wrong, never its content
     */
    public static KeyRing parse(String text) {
        List<Key> keys = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(Key.parse(line, i + 1));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs at least one line id:key");
        }
        return new KeyRing(keys);
    }

    /** The text form that {@link #parse} reads. This is the secret. */
    public String reveal() {
        StringBuilder text = new StringBuilder();
        for (Key key : keys) {
            text.append(key.id)
                    .append(':')
                    .append(Base64.getEncoder().encodeToString(key.bytes))
                    .append('\n');
        }
        return text.toString();
    }

    /** This ring and a new random key that opens but does not seal yet. */
    public KeyRing withNextKey() {
        List<Key> more = new ArrayList<>(keys);
        more.add(Key.generate());
        return new KeyRing(more);
    }

    /**
     * The same keys, this one sealing. To ask twice changes nothing more, so a rollout can be tried again.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public KeyRing withActive(String id) {
        Key active = find(id).orElseThrow(() -> new IllegalArgumentException("no key " + id + " on this ring"));
        List<Key> turned = new ArrayList<>(keys);
        turned.remove(active);
        turned.add(0, active);
        return new KeyRing(turned);
    }

    /**
     * The ring less one key. What is sealed under it can never be opened again.
     *
     * @throws IllegalArgumentException if there is no such key or it is the one that seals
     */
    public KeyRing without(String id) {
        if (active().id.equals(id)) {
            throw new IllegalArgumentException("key " + id + " is the one that seals: make another active first");
        }
        Key gone = find(id).orElseThrow(() -> new IllegalArgumentException("no key " + id + " on this ring"));
        return new KeyRing(keys.stream().filter(key -> key != gone).toList());
    }

    /** The ids of the keys, the sealing one first. Not secret. */
    public List<String> ids() {
        return keys.stream().map(key -> key.id).toList();
    }

    Key active() {
        return keys.get(0);
    }

    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id.equals(id)).findFirst();
    }

    /** The ids alone. */
    @Override
    public String toString() {
        return "KeyRing" + ids();
    }

    static final class Key {
        static final int BYTES = 32;

        final String id;
        final byte[] bytes;

        private Key(String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        private static Key generate() {
            byte[] id = new byte[ID_BYTES];
            byte[] bytes = new byte[BYTES];
            RANDOM.nextBytes(id);
            RANDOM.nextBytes(bytes);
            return new Key(HexFormat.of().formatHex(id), bytes);
        }

        private static Key parse(String line, int number) {
            int colon = line.indexOf(':');
            if (colon != 2 * ID_BYTES || !line.substring(0, colon).matches("[0-9a-f]{8}")) {
                throw new IllegalArgumentException(
                        "line " + number + " of the key ring does not begin with 8 of 0-9 a-f and a colon");
            }
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(line.substring(colon + 1).strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the key in line " + number + " of the key ring is not Base64");
            }
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException(
                        "the key in line " + number + " of the key ring has " + bytes.length + " bytes, not " + BYTES);
            }
            return new Key(line.substring(0, colon), bytes);
        }
    }
}
