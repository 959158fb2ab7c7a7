package dev.hotline.config;

/**
 * A host and a TCP port, written {@code host:port}, or {@code [host]:port} when the host is an IPv6 address.
 *
 * @param host a name or address
 * @param port 0 to 65535; 0 lets the system choose where a listener is meant
 */
public record Endpoint(String host, int port) {
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
