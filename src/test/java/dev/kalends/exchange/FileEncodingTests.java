package dev.kalends.exchange;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The encoding of a file is guessed from its bytes.
 */
class FileEncodingTests {

	private static final String PLAN = "Titel;Beginn\r\nGröße prüfen;15.10.2025\r\n";

	@ParameterizedTest
	@EnumSource
	void encodingIsGuessedWithoutByteOrderMark(FileEncoding encoding) throws IOException {
		byte[] content = PLAN.getBytes(Charset.forName(encoding.code()));
		assertThat(FileEncoding.guess(content)).isEqualTo(encoding);
		assertThat(read(encoding.open(content))).isEqualTo(PLAN);
		assertThat(FileEncoding.ofCode(encoding.code())).isEqualTo(encoding);
	}

	@ParameterizedTest
	@CsvSource({ "UTF_8, UTF-8", "UTF_16LE, UTF-16LE", "UTF_16BE, UTF-16BE" })
	void byteOrderMarkDecidesAndIsRemoved(FileEncoding encoding, String charset) throws IOException {
		byte[] content = ("\ufeff" + "Название,Тип\n").getBytes(Charset.forName(charset));
		assertThat(FileEncoding.guess(content)).isEqualTo(encoding);
		assertThat(read(encoding.open(content))).isEqualTo("Название,Тип\n");
		assertThat(encoding.sample(content, 1000)).isEqualTo("Название,Тип\n");
	}

	@ParameterizedTest
	@CsvSource({ "UTF_16LE, UTF-16LE", "UTF_16BE, UTF-16BE" })
	void utf16OfAnotherScriptIsGuessedFromItsSeparators(FileEncoding encoding, String charset) {
		byte[] content = "Название,Тип\nПроверка,задача\n".getBytes(Charset.forName(charset));
		assertThat(FileEncoding.guess(content)).isEqualTo(encoding);
	}

	@Test
	void emptyAndAsciiContentIsUtf8() {
		assertThat(FileEncoding.guess(new byte[0])).isEqualTo(FileEncoding.UTF_8);
		assertThat(FileEncoding.guess("title,type\n".getBytes(StandardCharsets.US_ASCII)))
			.isEqualTo(FileEncoding.UTF_8);
	}

	@Test
	void damagedUtf8IsNotTakenForWindows1252() {
		byte[] content = "title\nGröße\nPrüfung\nÜbergabe\n".getBytes(StandardCharsets.UTF_8);
		content[content.length - 2] = (byte) 0xe4;
		FileEncoding guessed = FileEncoding.guess(content);
		assertThat(guessed).isEqualTo(FileEncoding.UTF_8);
		assertThat(catchThrowableOfType(ImportRefusedException.class, () -> guessed.open(content)).violations())
			.extracting(RowViolation::row)
			.containsExactly(4L);
	}

	@Test
	void bytesThatWindows1252DoesNotDefineAreRefused() {
		byte[] content = { 't', '\n', (byte) 0x81 };
		assertThat(catchThrowableOfType(ImportRefusedException.class, () -> FileEncoding.WINDOWS_1252.open(content))
			.violations()).extracting((violation) -> violation.violation().code())
			.containsExactly("csv-other-encoding");
	}

	private static String read(Reader reader) throws IOException {
		StringWriter text = new StringWriter();
		reader.transferTo(text);
		return text.toString();
	}

}
