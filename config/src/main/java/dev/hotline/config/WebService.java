package dev.hotline.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A web service that flows ask or tell ({@code services} in {@code site.yaml}).
 *
 * @param base its address, without a slash at the end; a flow's path is added to it
 * @param headers sent with each request
 * @param signing the key of the signature that is sent with what it is told; empty: nothing is signed
 * @param timeout an answer that takes longer has failed
 * @param cache how long an answer may be used again; zero: not at all
 */
public record WebService(
        String name,
        URI base,
        Map<String, Secret> headers,
        Optional<Secret> signing,
        Duration timeout,
        Duration cache) {}
