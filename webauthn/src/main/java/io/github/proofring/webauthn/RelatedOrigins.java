package io.github.proofring.webauthn;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document by which browsers let pages of other domains use a relying party's passkeys (WebAuthn Level 3 §5.11). To be
 * served at {@link #PATH} of the domain that is the relying party's id, over https, as {@link #MEDIA_TYPE}. It lists the origins
 * of pages that are not under the id itself, where browsers do not ask.
 */
public final class RelatedOrigins {
    /** Where it has to be. */
    public static final String PATH = "/.well-known/webauthn";

    /** As what. */
    public static final String MEDIA_TYPE = "application/json";

    /** How many labels a browser takes at least; what is beyond it may leave out. */
    private static final int MOST_LABELS = 5;

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private final List<String> origins;

    private RelatedOrigins(Collection<String> origins) {
        this.origins = List.copyOf(origins);
    }

    /** See {@link RelyingParty#relatedOrigins}. */
    static RelatedOrigins of(String id, Set<String> origins, Set<String> registeredDomains) {
        registeredDomains.forEach(RelatedOrigins::refuseOtherForms);
        Set<String> related = new TreeSet<>();
        Set<String> labels = new TreeSet<>();
        for (String origin : new TreeSet<>(origins)) {
            if (origin.startsWith("https://") && !isUnder(id, host(origin))) {
                related.add(origin);
                labels.add(label(origin, registeredDomains));
            }
        }
        if (related.isEmpty()) {
            throw new IllegalArgumentException(
                    "all pages are under " + id + ": browsers need no document, so serve none");
        }
        if (labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("browsers need to take only " + MOST_LABELS
                    + " names of domains, without what they end in, and these are " + labels.size() + ": " + labels);
        }
        return new RelatedOrigins(related);
    }

    private static void refuseOtherForms(String domain) {
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "a registered domain is one in lower case, such as example.co.uk: " + domain);
        }
    }

    private static String label(String origin, Set<String> registeredDomains) {
        String domain = registeredDomains.stream()
                .filter(registered -> isUnder(registered, host(origin)))
                .reduce((one, other) -> {
                    throw new IllegalArgumentException(
                            "one of " + one + " and " + other + " is not registered but a part of the other");
                })
                .orElseThrow(() -> new IllegalArgumentException(
                        "name the domain that was registered for " + origin + ", such as example.co.uk"));
        return domain.substring(0, domain.indexOf('.'));
    }

    private static boolean isUnder(String domain, String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String host(String origin) {
        return origin.substring("https://".length()).replaceFirst(":.*", "");
    }

    /** Those that it lists, in alphabetical order. */
    public List<String> origins() {
        return origins;
    }

    /** The document, in ASCII. */
    public String json() {
        ObjectNode json = Json.newObject();
        origins.forEach(origin -> json.withArray("origins").add(origin));
        return json.toString();
    }

    @Override
    public String toString() {
        return "RelatedOrigins" + origins;
    }
}
