package io.github.proofring.totp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The reader behind {@link Migration#read}. */
final class MigrationReader {
    private static final int MAX_URIS = 100;
    private static final int MAX_LENGTH = 8192;

    private MigrationReader() {}

    static Migration read(List<String> uris) {
        if (uris.isEmpty() || uris.size() > MAX_URIS) {
            throw new IllegalArgumentException("An export has 1 to " + MAX_URIS + " batches, not " + uris.size());
        }
        Map<Integer, MigrationBatch> batches = new TreeMap<>();
        MigrationBatch first = batch(uris.get(0), 1);
        batches.put(first.index(), first);
        for (int place = 2; place <= uris.size(); place++) {
            MigrationBatch batch = batch(uris.get(place - 1), place);
            if (batch.id() != first.id() || batch.size() != first.size()) {
                throw refused(place, "it is of another export than the first");
            }
            MigrationBatch same = batches.putIfAbsent(batch.index(), batch);
            if (same != null && !same.data().equals(batch.data())) {
                throw refused(place, "it has the number of one before it, and other accounts");
            }
        }
        List<Integer> missing = IntStream.range(0, first.size())
                .filter(index -> !batches.containsKey(index))
                .mapToObj(index -> index + 1)
                .toList();
        return collect(batches.values(), missing);
    }

    private static Migration collect(Iterable<MigrationBatch> batches, List<Integer> missing) {
        List<AppEntry> entries = new ArrayList<>();
        List<Migration.Skipped> skipped = new ArrayList<>();
        for (MigrationBatch batch : batches) {
            for (MigrationEntry entry : batch.entries()) {
                try {
                    entries.add(entry.toAppEntry());
                } catch (OtpauthUriException e) {
                    skipped.add(new Migration.Skipped(
                            batch.index() + 1,
                            entry.issuer(),
                            entry.account(),
                            e.parameter(),
                            String.valueOf(e.getMessage())));
                }
            }
        }
        return new Migration(entries, missing, skipped);
    }

    private static MigrationBatch batch(String text, int place) {
        String uri = Names.stripped(text);
        if (uri.length() > MAX_LENGTH) {
            throw refused(place, "it is longer than " + MAX_LENGTH + " characters");
        }
        if (!uri.startsWith(MigrationForm.PREFIX)) {
            throw refused(place, "it has to begin with " + MigrationForm.PREFIX);
        }
        try {
            MigrationBatch batch = MigrationBatch.of(uri.substring(MigrationForm.PREFIX.length()));
            if (batch.size() < 1 || batch.size() > MAX_URIS || batch.index() < 0 || batch.index() >= batch.size()) {
                throw refused(place, "its own number or the count of batches is out of range");
            }
            return batch;
        } catch (ProtobufReader.Malformed e) {
            throw refused(place, "it is damaged: " + e.getMessage());
        }
    }

    private static OtpauthUriException refused(int place, String problem) {
        return new OtpauthUriException("batch", "number " + place + " of those given: " + problem);
    }
}
