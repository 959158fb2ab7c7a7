package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;

import dev.hotline.config.source.CsvTable;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code customers.csv}. */
final class CustomerReader {
    static final List<String> COLUMNS = List.of("id", "name", "tier", "numbers", "language", "dedicated_engineer");

    private static final Pattern NUMBER = Pattern.compile("[^\\s;；]+");

    private final KnownNames names;
    private final String country;
    private final Optional<Language> siteLanguage;

    /**
     * @param country of numbers without one; empty when it is not known, and numbers are then not checked
     * @param siteLanguage of customers without one
     */
    CustomerReader(KnownNames names, String country, Optional<Language> siteLanguage) {
        this.names = names;
        this.country = country;
        this.siteLanguage = siteLanguage;
    }

    Customers customers(CsvTable table) {
        return new Customers(table.rows().stream().map(this::customer).toList());
    }

    private Customer customer(CsvTable.Row row) {
        String id = row.cell("id").as(NAME);
        names.customers.define(id, row.cell("id"));
        return new Customer(
                id,
                row.cell("name").as(TEXT),
                row.cell("tier").as(Written.TIER),
                numbers(row.cell("numbers")),
                language(row.cell("language")),
                dedicated(row.cell("dedicated_engineer")));
    }

    private Set<String> numbers(Text cell) {
        var numbers = new ArrayList<String>();
        var matcher = NUMBER.matcher(cell.value());
        while (matcher.find()) {
            Text written = cell.part(matcher.start(), matcher.end());
            String number = written.as(number());
            names.numbers.define(number, written);
            numbers.add(number);
        }
        if (numbers.isEmpty()) {
            cell.wrong("is empty: expected " + number().expected());
        }
        return Written.set(numbers);
    }

    private Format<String> number() {
        return Format.of(
                "a phone number such as +8613800138000 or 021-50321188",
                "",
                text -> country.isEmpty() ? Optional.of(text) : PhoneNumbers.e164(text, country));
    }

    private Language language(Text cell) {
        return cell.isEmpty() ? siteLanguage.orElse(Language.ZH) : cell.as(Written.LANGUAGE);
    }

    private Optional<String> dedicated(Text cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        names.agents.use(cell.value(), cell);
        return Optional.of(cell.value());
    }
}
