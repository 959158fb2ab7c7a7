package dev.hotline.config;

import static dev.hotline.config.source.Formats.NAME;
import static dev.hotline.config.source.Formats.TEXT;

import dev.hotline.config.source.CsvTable;
import dev.hotline.config.source.Format;
import dev.hotline.config.source.Problems;
import dev.hotline.config.source.SourceFile;
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

    /** What Excel makes of a long number, such as 8.6138E+12. */
    private static final Pattern SHORTENED = Pattern.compile("\\d([.,]\\d+)?E\\+?\\d+");

    private final KnownNames names;
    private final Format<String> number;
    private final Optional<Language> siteLanguage;
    private final Map<String, Agent> agents;

    /**
     * @param country of numbers without one; empty when it is not known, and numbers are then not checked
     * @param siteLanguage of customers without one
     * @param agents by id, as far as they are known
     */
    CustomerReader(KnownNames names, String country, Optional<Language> siteLanguage, Map<String, Agent> agents) {
        this.names = names;
        number = Format.of(
                "a phone number such as +8613800138000 or 021-50321188",
                "",
                text -> country.isEmpty() ? Optional.of(text) : PhoneNumbers.e164(text, country));
        this.siteLanguage = siteLanguage;
        this.agents = agents;
    }

    Customers customers(SourceFile file, Problems problems) {
        var customers = new ArrayList<Customer>();
        CsvTable.read(file, COLUMNS, problems, row -> customers.add(customer(row)));
        return new Customers(customers);
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
            if (isShortened(written.value())) {
                written.wrong("'" + written.value()
                        + "' is a number that a spreadsheet has shortened, its digits are lost: expected "
                        + number.expected() + " (format the column as text, put the numbers in again, and save)");
                return Set.of();
            }
            String known = written.as(number);
            names.numbers.define(known, written);
            numbers.add(known);
        }
        if (numbers.isEmpty()) {
            cell.wrong("is empty: expected " + number.expected());
        }
        return Written.set(numbers);
    }

    private static boolean isShortened(String number) {
        return number.indexOf('E') > 0 && SHORTENED.matcher(number).matches();
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
        if (engineer != null
                && !engineer.languages().isEmpty()
                && !engineer.languages().contains(language)) {
            cell.doubtful("'" + cell.value() + "' does not speak " + language.code() + ", the customer's language");
        }
        return Optional.of(cell.value());
    }
}
