package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;

import dev.hotline.config.source.CsvTable;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Agent> agents;

    /**
     * @param country of numbers without one; empty when it is not known, and numbers are then not checked
     * @param siteLanguage of customers without one
     * @param agents by id, as far as they are known
     */
    CustomerReader(KnownNames names, String country, Optional<Language> siteLanguage, Map<String, Agent> agents) {
        this.names = names;
        this.country = country;
        this.siteLanguage = siteLanguage;
        this.agents = agents;
    }

    Customers customers(CsvTable table) {
        return new Customers(table.rows().stream().map(this::customer).toList());
    }

    private Customer customer(CsvTable.Row row) {
        String id = row.cell("id").as(NAME);
        names.customers.define(id, row.cell("id"));
        Language language = language(row.cell("language"));
        return new Customer(
                id,
                row.cell("name").as(TEXT),
                row.cell("tier").as(Written.TIER),
                numbers(row.cell("numbers")),
                language,
                dedicated(row.cell("dedicated_engineer"), language));
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

    private Optional<String> dedicated(Text cell, Language language) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        names.agents.use(cell.value(), cell);
        Agent engineer = agents.get(cell.value());
        if (engineer != null && !engineer.languages().contains(language)) {
            cell.doubtful("'" + cell.value() + "' does not speak " + language.code() + ", the customer's language");
        }
        return Optional.of(cell.value());
    }
}
