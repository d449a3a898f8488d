package io.github.proofring.examples.signin;

import io.github.proofring.registry.Purpose;
import java.util.Map;

/** Where a new way to sign in goes. The pages are the same; what they lead to is not. */
enum Adding {
    /** Onto the account, beside what is there. */
    BESIDE("/security", Purpose.ENROLL),
    /** Aside, to take the place of everything in thirty days. */
    INSTEAD_OF_ALL("/lost", Purpose.REPLACE_ALL);

    private final String root;
    private final Purpose purpose;

    Adding(String root, Purpose purpose) {
        this.root = root;
        this.purpose = purpose;
    }

    /** What the addresses of its pages begin with. */
    String root() {
        return root;
    }

    Purpose purpose() {
        return purpose;
    }

    /** What its pages need to know. */
    Map<String, Object> words() {
        return Map.of("root", root, "begins", Step.word(purpose), "instead", this == INSTEAD_OF_ALL);
    }
}
