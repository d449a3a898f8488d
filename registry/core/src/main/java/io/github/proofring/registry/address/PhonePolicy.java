package io.github.proofring.registry.address;

import io.github.proofring.registry.spi.Channel;
import java.util.Optional;
import java.util.Set;

/**
 * Which telephone numbers are taken, and how they are typed. Immutable; begin with {@link #international()} or {@link #typedIn}.
 *
 * <p>Numbers on lines over the Internet are refused, as are premium-rate, toll-free, shared-cost, pager, company (UAN), voicemail and
 * personal numbers, each with a reason of its own. NIST SP 800-63B-4 does not ask for that; OWASP ASVS 5.0 V6.6 gives the grounds: a
 * code proves something only while the number is hard to come by. A fixed line is taken where the message is spoken.
 *
 * <p><b>What ranges tell, and what not.</b> The ranges are those of libphonenumber 9.0.43, counted by {@code PhoneFiguresTest}. Of its
 * 245 regions
 * <ul>
 *   <li>94 have ranges for VOIP, among them GB (056), FR (09), JP (050), KR (070), IT (55), NL (085, 091), PL (39), TR (0850) and ZA
 *       (087); so have four of the nine calling codes without a region: 870, 878, 882, 883. 151 have none, among them US, DE, ES, BR,
 *       IN, SE, CH, MX, CN and HK. In CA it is the range 600 alone. The numbers of DE's 032, which its plan means for any place, come
 *       out as fixed lines, those of ES's 51 as {@code UAN}.
 *   <li>In 8 regions, CA, DO, FM, GU, MP, PR, US and VI, every ordinary number may be a mobile or a fixed line and the ranges do not say
 *       which; in CL, DK, MX and PM that is so of most, and in 11 others, such as IN, of some (60,000 random numbers of each region).
 *   <li>A number of an ordinary mobile or geographic range that a VOIP provider holds or that was ported to one is not noticed
 *       anywhere. Nor is a range newer than the library: update it monthly.
 * </ul>
 *
 * <p><b>The look-up.</b> It costs, so it is asked last, about numbers that would be taken without it, and only where ranges cannot
 * tell: the type is {@code FIXED_LINE_OR_MOBILE}, or the region has no ranges for VOIP. What it answers goes before the ranges, save
 * {@code UNKNOWN}. If it is down, {@link WhenDown} decides. Without a look-up, the ranges decide alone.
 */
public final class PhonePolicy {
    /** What to do with a number if the look-up is down. */
    public enum WhenDown {
        /** Take it, by its range alone: who has a number on the Internet gets in while the look-up is down. */
        ACCEPT,
        /** Refuse it with {@link PhoneRefusal#LOOKUP_DOWN}: in the regions that need the look-up, nobody can add a number then. */
        REFUSE
    }

    /** A look-up, and what to do without its answer. */
    record Asking(LineTypeLookup lookup, WhenDown whenDown) {}

    private final Optional<String> defaultRegion;
    private final Optional<Set<String>> only;
    private final Set<String> never;
    private final Optional<Asking> asking;

    private PhonePolicy(
            Optional<String> defaultRegion, Optional<Set<String>> only, Set<String> never, Optional<Asking> asking) {
        this.defaultRegion = defaultRegion;
        this.only = only;
        this.never = never;
        this.asking = asking;
    }

    /** Numbers have to be typed with {@code +} and the calling code. All regions are served, and no look-up is asked. */
    public static PhonePolicy international() {
        return new PhonePolicy(Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }

    /**
     * The same, and numbers without a calling code are read as people of that region dial them.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public static PhonePolicy typedIn(String region) {
        return international().withDefaultRegion(region);
    }

    /**
     * The same policy for numbers typed in another region, such as one that the person chose.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    public PhonePolicy withDefaultRegion(String region) {
        return new PhonePolicy(Optional.of(known(region)), only, never, asking);
    }

    /**
     * Serves these regions and no others, which is the best guard against messages sent for the money that a far network earns by them.
     *
     * @throws IllegalArgumentException if one is no region
     */
    public PhonePolicy servingOnly(Set<String> regions) {
        return new PhonePolicy(defaultRegion, Optional.of(known(regions)), never, asking);
    }

    /**
     * Does not serve these regions, even if {@link #servingOnly} names them.
     *
     * @throws IllegalArgumentException if one is no region
     */
    public PhonePolicy notServing(Set<String> regions) {
        return new PhonePolicy(defaultRegion, only, known(regions), asking);
    }

    /** Asks where ranges cannot tell. */
    public PhonePolicy asking(LineTypeLookup lookup, WhenDown whenDown) {
        return new PhonePolicy(defaultRegion, only, never, Optional.of(new Asking(lookup, whenDown)));
    }

    private static Set<String> known(Set<String> regions) {
        regions.forEach(PhonePolicy::known);
        return Set.copyOf(regions);
    }

    private static String known(String region) {
        if (!Ranges.isRegion(region)) {
            throw new IllegalArgumentException("a region is two capital letters, as DE; there is no " + region);
        }
        return region;
    }

    /**
     * Reads what a person typed. It takes the usual spellings: spaces, hyphens, dots, slashes and brackets, digits of any script, the
     * direction marks that copied numbers carry, and in a default region its national and international prefixes. It never throws because
     * of the text.
     *
     * @param typed   any text; more than 64 characters are not a number
     * @param channel how the code will travel: a fixed line is taken for {@link Channel#VOICE} alone
     * @throws IllegalArgumentException if the channel is {@link Channel#EMAIL}
     */
    public PhoneReading read(String typed, Channel channel) {
        if (channel.equals(Channel.EMAIL)) {
            throw new IllegalArgumentException("mail goes to an address: see EmailAddress");
        }
        return new PhoneReader(this, channel).read(typed);
    }

    Optional<String> defaultRegion() {
        return defaultRegion;
    }

    Optional<Asking> asking() {
        return asking;
    }

    boolean serves(String region) {
        return only.map(regions -> regions.contains(region)).orElse(true) && !never.contains(region);
    }
}
