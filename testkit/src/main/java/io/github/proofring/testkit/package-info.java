/** For tests: what stands on the person's side of a sign-in, and the time. */
package io.github.proofring.testkit;
