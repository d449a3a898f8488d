package io.github.proofring.registry.address;

/**
 * Asks a carrier look-up service what kind of line a number is on today. It is for the application to bring one: such services cost
 * money for each question, and get to know the number. Safe for use by many threads.
 *
 * <p>{@link PhonePolicy} says which numbers it is asked about.
 */
public interface LineTypeLookup {
    /**
     * The kind of line, or {@link LineType#UNKNOWN} if the service knows no more than the ranges do. It waits for a bounded time only,
     * a second or two: a person is looking at the page.
     *
     * @throws LookupException if there is no answer. Any other exception is a mistake in the adapter and goes through to the caller
     */
    LineType lookUp(PhoneNumber number);
}
