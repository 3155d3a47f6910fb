package io.baton.gate.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key pair on the curve P-256.
 *
 * @param kid RFC 7638 thumbprint of the public key
 * @param privateKey null once the key has had its time
 * @param from when it begins to sign; {@code until} when the next one does
 */
record SigningKey(
        int number,
        String kid,
        ECPublicKey publicKey,
        @Nullable ECPrivateKey privateKey,
        Instant from,
        Instant until) {

    static SigningKey make(int number, Instant from, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var publicKey = (ECPublicKey) pair.getPublic();
            return new SigningKey(
                    number, thumbprint(publicKey), publicKey, (ECPrivateKey) pair.getPrivate(), from, until);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every Java runtime", e);
        }
    }

    boolean signsAt(Instant moment) {
        return privateKey != null && !moment.isBefore(from) && moment.isBefore(until);
    }

    /** As the key set shows it. */
    ECKey asJwk() {
        return new ECKey.Builder(Curve.P_256, publicKey)
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    String publicText() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    static ECPublicKey publicKey(String text) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored public key cannot be read", e);
        }
    }

    static String privateText(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static ECPrivateKey privateKey(String text) {
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored private key cannot be read", e);
        }
    }

    private static String thumbprint(ECPublicKey key) {
        try {
            return new ECKey.Builder(Curve.P_256, key)
                    .build()
                    .computeThumbprint()
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the private half, wherever it is printed. */
    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
