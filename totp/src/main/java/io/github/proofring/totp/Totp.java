package io.github.proofring.totp; public final class Totp { private Totp() {} }
