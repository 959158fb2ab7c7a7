package dev.hotline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be as a whole: too large, of another encoding, or as spreadsheets write them. */
final class BadInputTest {
    private static final long MIB = 1024 * 1024;
    private static final String HEADER = "id,name,tier,numbers,language,dedicated_engineer";

    @TempDir
    Path folder;

    private SampleFolder samples;

    @BeforeEach
    void copySamples() throws IOException {
        samples = new SampleFolder(folder);
    }

    @ParameterizedTest
    @CsvSource({"flows/service.yaml, 8", "agents.yaml, 8", "customers.csv, 64"})
    void read_aFileOfOneGibibyte_isRefusedWithoutReadingIt(String file, int limit) throws IOException {
        try (var sparse = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
            sparse.setLength(1024 * MIB);
        }
        long before = allocated();

        assertThat(samples.problems()).contains(file + ":1:1: the file is larger than " + limit + " MiB");
        assertThat(allocated() - before).isLessThan(64 * MIB);
    }

    @Test
    void read_anAliasBomb_isRefused_withBoundedMemory() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(8), i - 1));
        }
        samples.write("flows/service.yaml", bomb.toString());
        long before = allocated();

        assertThat(samples.problems()).containsExactly("flows/service.yaml:7:35: more than 50 aliases");
        assertThat(allocated() - before).isLessThan(64 * MIB);
    }

    @Test
    void read_gbkYaml_saysHowToSave() {
        samples.write("lines.yaml", samples.content("lines.yaml"), Charset.forName("GBK"));

        assertThat(samples.problems())
                .containsExactly(
                        "lines.yaml:5:33: this is not UTF-8 but looks like GBK: expected UTF-8 (save the file again as UTF-8)");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, lines.yaml",
        "UTF-16LE, lines.yaml",
        "UTF-16BE, lines.yaml",
        "UTF-16, customers.csv",
        "UTF-16LE, customers.csv",
        "UTF-16BE, customers.csv"
    })
    void read_utf16_withAMarkOrWithout_saysHowToSave(String encoding, String file) {
        samples.write(file, samples.content(file), Charset.forName(encoding));

        assertThat(samples.problems())
                .containsExactly(file + ":1:1: the file is in UTF-16: expected UTF-8 (save it again as UTF-8)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers.csv", "lines.yaml"})
    void read_latin1_isSaidAtItsPlace(String file) {
        String text = "# caf\u00e9\n" + samples.content(file).replaceAll("[^\\x00-\\x7f]", "x");
        samples.write(file, text, StandardCharsets.ISO_8859_1);

        assertThat(samples.problems())
                .containsExactly(file + ":1:6: this is not UTF-8: expected UTF-8 (save the file again as UTF-8)");
    }

    @Test
    void read_theReplacementCharacter_isACharacterLikeOthers() throws ConfigException {
        samples.edit("customers.csv", "Nordwind Instruments", "Nordwind \uFFFD");

        assertThat(samples.read().customers().byId("nordwind").orElseThrow().name())
                .isEqualTo("Nordwind \uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=\"13900139009\"", "\"=\"\"13900139009\"\"\"", "=A1"})
    void read_aFormula_isSaid(String cell) {
        customers(HEADER, "hi,Hi Ltd,standard," + cell + ",zh,");

        assertThat(samples.problems())
                .contains(
                        "customers.csv:2:20: this is a formula of a spreadsheet: expected its value (format the column as"
                                + " text before saving)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.6138E+12", "8.61E+12", "1E+11", "1.39001E10"})
    void read_aNumberThatExcelShortened_isSaid(String cell) {
        customers(HEADER, "hi,Hi Ltd,standard," + cell + ",zh,");

        assertThat(samples.problems())
                .containsExactly(
                        "customers.csv:2:20: numbers: '" + cell + "' is a number that a spreadsheet has shortened, its"
                                + " digits are lost: expected a phone number such as +8613800138000 or 021-50321188 (format the column as"
                                + " text, put the numbers in again, and save)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'13900139009", "8613900139009", "13900139009", "139-0013-9009"})
    void read_aNumberWithAnApostropheOrWithoutItsPlus_isFound(String cell) throws ConfigException {
        customers(HEADER, "hi,Hi Ltd,standard," + cell + ",zh,");

        assertThat(samples.read().customers().byNumber("+8613900139009")).isPresent();
    }

    @Test
    void read_semicolonsOrTabsBetweenCells_areSaid() {
        String semicolons =
                "customers.csv:1:1: this is one column because the cells are separated by ';', as Excel does where ','"
                        + " is in numbers: expected " + HEADER + " separated by ','";
        customers(HEADER.replace(',', ';'), "hi;Hi Ltd;standard;13900139009;zh;");
        assertThat(samples.problems()).containsExactly(semicolons);

        customers("sep=;", HEADER.replace(',', ';'), "hi;Hi Ltd;standard;13900139009;zh;");
        assertThat(samples.problems()).containsExactly(semicolons);

        customers(HEADER.replace(',', '\t'), "hi\tHi");
        assertThat(samples.problems())
                .containsExactly(
                        "customers.csv:1:1: this is one column because the cells are separated by tabs: expected "
                                + HEADER + " separated by ','");
    }

    @Test
    void read_whatSpreadsheetsAddWithoutHarm_isPassedOver() throws ConfigException {
        customers(
                "\uFEFFsep=,",
                HEADER + ",,",
                "\"hi\",\"Hi, \"\"Ltd\"\"\",standard,13900139009,zh,,,",
                ",,,,,,,",
                "ho,Ho,key,13900139008,en,,,");

        assertThat(samples.read().customers().all()).extracting(Customer::name).containsExactly("Hi, \"Ltd\"", "Ho");
    }

    @Test
    void read_aNumberTwice_nationallyAndInE164_isOneNumber() {
        customers(HEADER, "hi,Hi,standard,13900139009,zh,", "ho,Ho,standard,+8613900139009,zh,");

        assertThat(samples.problems())
                .containsExactly(
                        "customers.csv:3:16: numbers: the number '+8613900139009' is already used at customers.csv:2:16");
    }

    @Test
    void read_aFileOfQuiteAnotherKind_isToldInAThousandProblems() {
        customers(HEADER, "x\r\n".repeat(1_000_000));

        assertThat(samples.problems())
                .hasSize(1001)
                .contains("customers.csv:1001:1: more than 1000 problems in this file: the rest is not told");
    }

    @Test
    void read_thirtyMegabytesOfCustomers_areReadWithBoundedMemory() throws Exception {
        int count = 400_000;
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("customers.csv"))) {
            out.write(HEADER + "\n");
            for (int i = 0; i < count; i++) {
                String numbers = "+86138%08d 021-%08d".formatted(i, 60_000_000 + i);
                out.write("c" + i + ",一家公司名字很长很长的公司" + i + "号," + "standard," + numbers + ",zh,lin\n");
            }
        }
        assertThat(Files.size(folder.resolve("customers.csv"))).isGreaterThan(30 * MIB);
        long before = allocated();

        Customers read = samples.read().customers();

        assertThat(allocated() - before).isLessThan(2048 * MIB);
        assertThat(read.all()).hasSize(count);
        assertThat(read.byNumber("+8613800399999").orElseThrow().id()).isEqualTo("c399999");
        assertThat(read.byNumber("+862160000007").orElseThrow().id()).isEqualTo("c7");
    }

    private void customers(String... lines) {
        samples.write("customers.csv", String.join("\r\n", lines) + "\r\n");
    }

    /** By this thread since it began, also what is free again. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
