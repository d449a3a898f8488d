package io.github.proofring.totp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One URI of an export.
 *
 * @param id that of the export
 * @param size how many batches the export has
 * @param index the place among them, from 0
 * @param data all of it in one spelling, to tell whether two are the same
 */
record MigrationBatch(long id, int size, int index, List<MigrationEntry> entries, String data) {

    static MigrationBatch of(String text) {
        String data = oneSpelling(text);
        ProtobufReader in = new ProtobufReader(bytes(data));
        List<MigrationEntry> entries = new ArrayList<>();
        long id = 0;
        long size = 1;
        long index = 0;
        while (in.hasNext()) {
            switch (in.field()) {
                case MigrationForm.ENTRY -> entries.add(MigrationEntry.of(in.message()));
                case MigrationForm.BATCH_SIZE -> size = in.number();
                case MigrationForm.BATCH_INDEX -> index = in.number();
                case MigrationForm.BATCH_ID -> id = in.number();
                default -> in.skip();
            }
        }
        return new MigrationBatch(id, int32(size), int32(index), List.copyOf(entries), data);
    }

    /** Out of range stays so. */
    private static int int32(long value) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, value));
    }

    private static byte[] bytes(String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new ProtobufReader.Malformed("it is not Base64");
        }
    }

    /** Of either alphabet, escaped or not, padded or not; and a space is a plus that was read as one. */
    private static String oneSpelling(String text) {
        return text.replace("%2B", "+")
                .replace("%2b", "+")
                .replace("%2F", "/")
                .replace("%2f", "/")
                .replace("%3D", "=")
                .replace("%3d", "=")
                .replace("%20", "+")
                .replace(' ', '+')
                .replace('-', '+')
                .replace('_', '/')
                .replace("=", "");
    }

    /** Without the data, which has the secrets. */
    @Override
    public String toString() {
        return "MigrationBatch[" + (index + 1) + " of " + size + "]";
    }
}
