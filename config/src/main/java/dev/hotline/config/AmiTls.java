package dev.hotline.config;

import java.nio.file.Path;

/** Whether a manager interface is reached by TLS, and by what its certificate is believed. */
public sealed interface AmiTls {
    /** Plain TCP. */
    record Off() implements AmiTls {}

    /**
     * The certificate with this fingerprint, whoever signed it and whatever name is in it.
     *
     * @param sha256 64 hexadecimal digits in small letters
     */
    record Pinned(String sha256) implements AmiTls {}

    /**
     * A certificate for this host, signed by one of these.
     *
     * @param pem a file with certificates
     */
    record Trusted(Path pem) implements AmiTls {}

    /** A certificate for this host, signed by an authority that this machine's Java trusts. */
    record SystemTrust() implements AmiTls {}
}
