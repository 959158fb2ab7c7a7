package dev.hotline.console;

import dev.hotline.config.Endpoint;

/** The HTTP address cannot be listened on; the message says which, why, and what to change. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ListenException(Endpoint http, Throwable why) {
        super(
                "HTTP cannot listen on " + http + ": " + why.getMessage()
                        + " (stop the program that uses this address, or write another one as http in site.yaml)",
                why);
    }
}
