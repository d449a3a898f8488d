package io.github.proofring.registry.address;

/** What {@link PhonePolicy#read} made of a text. */
public sealed interface PhoneReading {
    /**
     * A number to which codes may be sent.
     *
     * @param number the number
     * @param type   what its range says of the line, or the look-up where it was asked and knew
     */
    record Accepted(PhoneNumber number, LineType type) implements PhoneReading {
        @Override
        public Accepted orThrow() {
            return this;
        }
    }

    /**
     * Not taken.
     *
     * @param why the reason
     */
    record Refused(PhoneRefusal why) implements PhoneReading {
        @Override
        public Accepted orThrow() {
            throw new IllegalStateException("the number was refused: " + why);
        }
    }

    /**
     * The accepted number.
     *
     * @throws IllegalStateException with the reason, if it was refused
     */
    Accepted orThrow();
}
