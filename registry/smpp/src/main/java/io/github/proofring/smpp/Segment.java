package io.github.proofring.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;

/** What one submit_sm carries: a text, or a part of one with the header that says which (3GPP TS 23.040 §9.2.3.24.1). */
final class Segment {
    /** 1,530 characters of GSM-7 or 670 of UCS-2. A person waits for each. */
    static final int MOST = 10;

    private static final int OCTETS_OF_ONE = 140;
    private static final int SEPTETS_OF_ONE = 160;
    private static final int HEADER = 6;

    private final Alphabet alphabet;
    private final boolean headed;
    private final byte[] octets;

    private Segment(Alphabet alphabet, boolean headed, byte[] octets) {
        this.alphabet = alphabet;
        this.headed = headed;
        this.octets = octets;
    }

    /**
     * The text in as few as it needs; nothing if it needs too many.
     *
     * @param reference what its parts share, of which the lowest eight bits count
     */
    static Optional<List<Segment>> of(String text, int reference) {
        List<Segment> segments = Gsm7.encode(text)
                .map(octets -> of(Alphabet.ALPHA_DEFAULT, octets, SEPTETS_OF_ONE, septetsBesideHeader(), reference))
                .orElseGet(() -> of(
                        Alphabet.ALPHA_UCS2,
                        text.getBytes(StandardCharsets.UTF_16BE),
                        OCTETS_OF_ONE,
                        OCTETS_OF_ONE - HEADER,
                        reference));
        return segments.size() > MOST ? Optional.empty() : Optional.of(segments);
    }

    /** 153: the header takes the room of whole characters of seven bits. */
    private static int septetsBesideHeader() {
        return SEPTETS_OF_ONE - (HEADER * 8 + 6) / 7;
    }

    private static List<Segment> of(Alphabet alphabet, byte[] all, int ofOne, int ofSeveral, int reference) {
        if (all.length <= ofOne) {
            return List.of(new Segment(alphabet, false, all));
        }
        List<Integer> starts = starts(alphabet, all, ofSeveral);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : all.length;
            ByteArrayOutputStream octets = new ByteArrayOutputStream(HEADER + ofSeveral);
            octets.writeBytes(new byte[] {HEADER - 1, 0, 3, (byte) reference, (byte) starts.size(), (byte) (i + 1)});
            octets.write(all, starts.get(i), end - starts.get(i));
            segments.add(new Segment(alphabet, true, octets.toByteArray()));
        }
        return segments;
    }

    private static List<Integer> starts(Alphabet alphabet, byte[] all, int most) {
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        while (start < all.length) {
            starts.add(start);
            int end = start + most;
            start = end < all.length ? end - unfinished(alphabet, all, end) : end;
        }
        return starts;
    }

    /** How many octets before a cut belong to what follows it: an escape, or the first half of a surrogate pair. */
    private static int unfinished(Alphabet alphabet, byte[] all, int cut) {
        if (alphabet == Alphabet.ALPHA_DEFAULT) {
            return all[cut - 1] == Gsm7.ESCAPE ? 1 : 0;
        }
        boolean high = Character.isHighSurrogate((char) (((all[cut - 2] & 0xFF) << 8) | (all[cut - 1] & 0xFF)));
        return high ? 2 : 0;
    }

    DataCoding coding() {
        return new GeneralDataCoding(alphabet);
    }

    ESMClass esmClass() {
        return headed ? new ESMClass().setSpecificFeature(GSMSpecificFeature.UDHI) : new ESMClass();
    }

    byte[] octets() {
        return octets.clone();
    }
}
