package dev.hotline.storage;

/** The store cannot do what was asked. The message is for people, and holds no password. */
public final class StorageException extends RuntimeException {
    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
