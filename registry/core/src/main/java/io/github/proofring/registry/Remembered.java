package io.github.proofring.registry;

import java.time.Instant;

/**
 * That somebody proved a method in this browser a while ago, and asked not to be asked again for a time: the answer of {@link Registry#remembered}. It may
 * stand in for a second factor at a sign-in, where the application wants that. It allows nothing and is no {@link Factor}.
 *
 * @param method   that was proved
 * @param provenAt when
 * @param until    when it is asked for again
 */
public record Remembered(MethodId method, Instant provenAt, Instant until) {}
