package io.github.proofring.registry;

/**
 * The server's half of a ceremony, sealed, in the client's keeping. It means nothing to anyone but a registry with the same key
 * ring. It belongs into the body of a POST, never into a URL: URLs are logged.
 *
 * <p>Any text can be a ticket; whether it is a good one {@link Registry#finish} says.
 *
 * @param value base64url
 */
public record Ticket(String value) {
    /** Leaves the value out. */
    @Override
    public String toString() {
        return "Ticket[" + value.length() + " characters]";
    }
}
