package io.github.proofring.testkit; public final class AuthenticatorApp { private AuthenticatorApp() {} }
