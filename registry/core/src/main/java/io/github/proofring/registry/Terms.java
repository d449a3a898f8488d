package io.github.proofring.registry;

import java.time.Instant;
import java.util.Locale;

/**
 * On what terms a rule is asked: by which numbers, with which kinds of method, at what time, and in which language the person reads.
 */
record Terms(Policy policy, Kinds kinds, Instant now, Locale language) {}
