package io.github.proofring.examples.signin; public final class Main { private Main() {} public static void main(String[] args) { } }
