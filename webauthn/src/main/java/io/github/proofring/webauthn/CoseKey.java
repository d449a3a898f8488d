package io.github.proofring.webauthn;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** From a COSE_Key (RFC 9052 §7) to SubjectPublicKeyInfo, if the key fits its algorithm as WebAuthn Level 3 §5.8.5 has it. */
final class CoseKey {
    private static final int KEY_TYPE = 1;
    private static final int ALGORITHM = 3;
    private static final int OKP = 1;
    private static final int EC2 = 2;
    private static final int RSA = 3;
    private static final int AKP = 7;

    private static final int CURVE = -1;
    private static final int X = -2;
    private static final int Y = -3;
    private static final int RSA_N = -1;
    private static final int RSA_E = -2;
    private static final int AKP_PUBLIC = -1;

    private static final int RSA_MIN_BITS = 2048;
    private static final int RSA_MAX_BITS = 8192;

    private final Cbor map;
    private final SignatureAlgorithm algorithm;

    private CoseKey(Cbor map, SignatureAlgorithm algorithm) {
        this.map = map;
        this.algorithm = algorithm;
    }

    /** The algorithm that a key names; empty if it names none, or one that is not here. */
    static Optional<SignatureAlgorithm> algorithm(Cbor map) {
        return map.number(ALGORITHM).flatMap(SignatureAlgorithm::of);
    }

    /** The key; empty if it does not fit its algorithm, is on no curve, or is too weak or too long. */
    static Optional<CredentialPublicKey> publicKey(Cbor map, SignatureAlgorithm algorithm) {
        return new CoseKey(map, algorithm).subjectPublicKeyInfo().map(info -> CredentialPublicKey.of(algorithm, info));
    }

    private Optional<byte[]> subjectPublicKeyInfo() {
        return switch (algorithm) {
            case ES256, ESP256 -> ellipticCurve(1, "secp256r1", 32, "06072a8648ce3d020106082a8648ce3d030107");
            case ES384, ESP384 -> ellipticCurve(2, "secp384r1", 48, "06072a8648ce3d020106052b81040022");
            case ES512, ESP512 -> ellipticCurve(3, "secp521r1", 66, "06072a8648ce3d020106052b81040023");
            case EDDSA, ED25519 -> edwards(6, 32, Edwards.ED25519, "06032b6570");
            case ED448 -> edwards(7, 57, Edwards.ED448, "06032b6571");
            case RS256, RS384, RS512, RS1 -> rsa();
            case ML_DSA_44 -> mlDsa(1312, "0609608648016503040311");
            case ML_DSA_65 -> mlDsa(1952, "0609608648016503040312");
            case ML_DSA_87 -> mlDsa(2592, "0609608648016503040313");
        };
    }

    private boolean isOfType(int type) {
        return map.number(KEY_TYPE).filter(given -> given == type).isPresent();
    }

    private boolean isOnCurve(int curve) {
        return map.number(CURVE).filter(given -> given == curve).isPresent();
    }

    private Optional<byte[]> ellipticCurve(int curve, String name, int size, String identifier) {
        // y as a sign only, a compressed point, is no byte string and so malformed.
        Optional<byte[]> x = map.bytes(X).filter(bytes -> bytes.length == size);
        Optional<byte[]> y = map.bytes(Y).filter(bytes -> bytes.length == size);
        if (!isOfType(EC2) || !isOnCurve(curve) || x.isEmpty() || y.isEmpty() || !isPoint(name, x.get(), y.get())) {
            return Optional.empty();
        }
        byte[] point = new byte[1 + 2 * size];
        point[0] = 4;
        System.arraycopy(x.get(), 0, point, 1, size);
        System.arraycopy(y.get(), 0, point, 1 + size, size);
        return Optional.of(Der.subjectPublicKeyInfo(identifier, point));
    }

    /** y² = x³ + ax + b: neither JCA nor webauthn4j asks. */
    private static boolean isPoint(String curveName, byte[] xBytes, byte[] yBytes) {
        EllipticCurve curve = curve(curveName);
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = new BigInteger(1, xBytes);
        BigInteger y = new BigInteger(1, yBytes);
        BigInteger right =
                x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
    }

    private static EllipticCurve curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + name, e);
        }
    }

    private Optional<byte[]> edwards(int curve, int size, Edwards points, String identifier) {
        if (!isOfType(OKP) || !isOnCurve(curve)) {
            return Optional.empty();
        }
        return map.bytes(X)
                .filter(x -> x.length == size && !points.hasSmallOrder(x))
                .map(x -> Der.subjectPublicKeyInfo(identifier, x))
                .filter(info -> Signatures.isKey(algorithm, info));
    }

    private Optional<byte[]> rsa() {
        BigInteger n = map.unsigned(RSA_N).orElse(BigInteger.ZERO);
        BigInteger e = map.unsigned(RSA_E).orElse(BigInteger.ZERO);
        boolean suitable = isOfType(RSA)
                && n.bitLength() >= RSA_MIN_BITS
                && n.bitLength() <= RSA_MAX_BITS
                && n.testBit(0)
                && e.testBit(0)
                && e.bitLength() >= 2
                && e.bitLength() <= 32;
        if (!suitable) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(n, e))
                    .getEncoded());
        } catch (GeneralSecurityException refused) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> mlDsa(int size, String identifier) {
        return isOfType(AKP)
                ? map.bytes(AKP_PUBLIC)
                        .filter(key -> key.length == size)
                        .map(key -> Der.subjectPublicKeyInfo(identifier, key))
                : Optional.empty();
    }
}
