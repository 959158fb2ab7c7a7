package dev.hotline.testkit.phones;

/** A phone system and the phones on it. Closing it ends every call. */
public interface PhoneSystem extends AutoCloseable {

    /** The agent's phone with this name in Asterisk, such as {@code 1001}: not registered until told so, and always the same object. */
    Phone agent(String phone);

    /** The phone in the public network with this number, such as {@code +8613800138000}: always reachable, always the same object. */
    Phone customer(String number);

    @Override
    void close();
}
