package io.github.proofring.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A key pair for one user of one relying party. */
final class SoftwarePasskey {
    /** By their COSE ids: ES256, ES384, ES512 and their fully specified forms, RS256, EdDSA, Ed25519, Ed448, ML-DSA. */
    static final List<Integer> ALGORITHMS = List.of(-7, -35, -36, -9, -51, -52, -257, -8, -19, -53, -48, -49, -50);

    private final byte[] id;
    private final String rpId;
    private final byte[] user;
    private final int algorithm;
    private final KeyPair keys;
    private final byte[] prfSecret = new byte[32];
    private boolean storingBlobs;
    private Optional<byte[]> blob = Optional.empty();
    private int protection = 1;

    private SoftwarePasskey(byte[] id, String rpId, byte[] user, int algorithm, KeyPair keys) {
        this.id = id;
        this.rpId = rpId;
        this.user = user;
        this.algorithm = algorithm;
        this.keys = keys;
        new SecureRandom().nextBytes(prfSecret);
    }

    static SoftwarePasskey generate(byte[] id, String rpId, byte[] user, int algorithm) {
        try {
            return new SoftwarePasskey(id, rpId, user, algorithm, keyPair(algorithm));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of the algorithm " + algorithm + " can be made here", e);
        }
    }

    byte[] id() {
        return id;
    }

    String rpId() {
        return rpId;
    }

    byte[] user() {
        return user;
    }

    int algorithm() {
        return algorithm;
    }

    /** Of extensions: see {@link SoftwareExtensions}. */
    void setStoringBlobs(boolean storing) {
        this.storingBlobs = storing;
    }

    boolean isStoringBlobs() {
        return storingBlobs;
    }

    Optional<byte[]> blob() {
        return blob;
    }

    /** Whether it could. */
    boolean write(byte[] newBlob) {
        if (storingBlobs) {
            blob = Optional.of(newBlob);
        }
        return storingBlobs;
    }

    /** As CTAP numbers it: 1 always visible, 2 without verification to who names it only, 3 with verification only. */
    void setProtection(int level) {
        this.protection = level;
    }

    int protection() {
        return protection;
    }

    boolean isVisible(boolean named, boolean verified) {
        return verified || protection == 1 || (protection == 2 && named);
    }

    byte[] prf(byte[] input) {
        return prf(prfSecret, input);
    }

    /** As hmac-secret of CTAP does it, of what WebAuthn Level 3 §10.1.4 gives to it. */
    static byte[] prf(byte[] secret, byte[] input) {
        try {
            byte[] prefix = "WebAuthn PRF\0".getBytes(StandardCharsets.US_ASCII);
            byte[] salt = Encoding.sha256(Cbor.concatenated(prefix, input));
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return hmac.doFinal(salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA-256", e);
        }
    }

    byte[] sign(byte[] first, byte[] second) {
        try {
            Signature signature = signature(signatureName());
            signature.initSign(keys.getPrivate());
            signature.update(first);
            signature.update(second);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it cannot sign by " + signatureName(), e);
        }
    }

    /** COSE_Key (RFC 9052 §7), in the order of CTAP's canonical form. */
    byte[] coseKey() {
        PublicKey key = keys.getPublic();
        byte[] alg = Cbor.number(algorithm);
        if (key instanceof ECPublicKey ec) {
            int curve = algorithm == -7 || algorithm == -9 ? 1 : algorithm == -35 || algorithm == -51 ? 2 : 3;
            int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            return Cbor.map(
                    Cbor.number(1),
                    Cbor.number(2),
                    Cbor.number(3),
                    alg,
                    Cbor.number(-1),
                    Cbor.number(curve),
                    Cbor.number(-2),
                    Cbor.bytes(unsigned(ec.getW().getAffineX(), size)),
                    Cbor.number(-3),
                    Cbor.bytes(unsigned(ec.getW().getAffineY(), size)));
        }
        if (key instanceof RSAPublicKey rsa) {
            return Cbor.map(
                    Cbor.number(1),
                    Cbor.number(3),
                    Cbor.number(3),
                    alg,
                    Cbor.number(-1),
                    Cbor.bytes(unsigned(rsa.getModulus(), rsa.getModulus().bitLength() / 8)),
                    Cbor.number(-2),
                    Cbor.bytes(unsigned(rsa.getPublicExponent(), 3)));
        }
        if (algorithm <= -48 && algorithm >= -50) {
            return Cbor.map(
                    Cbor.number(1), Cbor.number(7), Cbor.number(3), alg, Cbor.number(-1), Cbor.bytes(last(rawSize())));
        }
        return Cbor.map(
                Cbor.number(1),
                Cbor.number(1),
                Cbor.number(3),
                alg,
                Cbor.number(-1),
                Cbor.number(algorithm == -53 ? 7 : 6),
                Cbor.number(-2),
                Cbor.bytes(last(rawSize())));
    }

    /** Of these algorithms the raw key is what SubjectPublicKeyInfo ends with. */
    private byte[] last(int size) {
        byte[] info = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(info, info.length - size, info.length);
    }

    private int rawSize() {
        return switch (algorithm) {
            case -48 -> 1312;
            case -49 -> 1952;
            case -50 -> 2592;
            case -53 -> 57;
            default -> 32;
        };
    }

    private static byte[] unsigned(BigInteger value, int size) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[size];
        int count = Math.min(size, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, size - count, count);
        return fixed;
    }

    private String signatureName() {
        return switch (algorithm) {
            case -7, -9 -> "SHA256withECDSA";
            case -35, -51 -> "SHA384withECDSA";
            case -36, -52 -> "SHA512withECDSA";
            case -257 -> "SHA256withRSA";
            default -> keyName(algorithm);
        };
    }

    private static String keyName(int algorithm) {
        return switch (algorithm) {
            case -8, -19 -> "Ed25519";
            case -53 -> "Ed448";
            case -48 -> "ML-DSA-44";
            case -49 -> "ML-DSA-65";
            case -50 -> "ML-DSA-87";
            default -> throw new IllegalArgumentException("no algorithm " + algorithm);
        };
    }

    private static KeyPair keyPair(int algorithm) throws GeneralSecurityException {
        switch (algorithm) {
            case -7, -9 -> {
                return ellipticCurve("secp256r1");
            }
            case -35, -51 -> {
                return ellipticCurve("secp384r1");
            }
            case -36, -52 -> {
                return ellipticCurve("secp521r1");
            }
            case -257 -> {
                KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(2048);
                return rsa.generateKeyPair();
            }
            default -> {
                return generator(keyName(algorithm)).generateKeyPair();
            }
        }
    }

    private static KeyPair ellipticCurve(String name) throws GeneralSecurityException {
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec(name));
        return ec.generateKeyPair();
    }

    private static KeyPairGenerator generator(String name) throws NoSuchAlgorithmException {
        // Some providers make keys of an algorithm that they do not sign by.
        boolean signs = !signature(name).getProvider().getName().equals(BouncyCastleProvider.PROVIDER_NAME);
        return signs ? KeyPairGenerator.getInstance(name) : KeyPairGenerator.getInstance(name, Fallback.BOUNCY_CASTLE);
    }

    private static Signature signature(String name) throws NoSuchAlgorithmException {
        try {
            return Signature.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return Signature.getInstance(name, Fallback.BOUNCY_CASTLE);
        }
    }

    /** ML-DSA came into the runtime with Java 24. */
    private static final class Fallback {
        static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    }
}
