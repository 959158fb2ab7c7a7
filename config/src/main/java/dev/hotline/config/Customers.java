package dev.hotline.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The customer directory, found by number or id. */
public final class Customers {
    private final Map<String, Customer> byId = new LinkedHashMap<>();
    private final Map<String, Customer> byNumber = new HashMap<>();

    /** Two customers with one number: the later one has it; the reader reports it before this. */
    public Customers(Collection<Customer> customers) {
        for (Customer customer : customers) {
            byId.put(customer.id(), customer);
            customer.numbers().forEach(number -> byNumber.put(number, customer));
        }
    }

    /** The customer with this number in E.164. */
    public Optional<Customer> byNumber(String e164) {
        return Optional.ofNullable(byNumber.get(e164));
    }

    public Optional<Customer> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, in the order of the file. */
    public Collection<Customer> all() {
        return byId.values();
    }
}
