package dev.kalends.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The character encodings in which spreadsheet programs write text files.
 */
enum FileEncoding {

	UTF_8(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),

	/**
	 * "Unicode Text" of Excel.
	 */
	UTF_16LE(StandardCharsets.UTF_16LE, 0xff, 0xfe),

	UTF_16BE(StandardCharsets.UTF_16BE, 0xfe, 0xff),

	/**
	 * "CSV" of Excel on Windows in Western Europe and America.
	 */
	WINDOWS_1252(Charset.forName("windows-1252"));

	private static final int BUFFER_SIZE = 8192;

	/**
	 * Separators, digits and line breaks have a zero byte in UTF-16 in every script.
	 * Other encodings have none.
	 */
	private static final int MIN_ZEROS_PERCENT = 5;

	private static final int HUNDRED = 100;

	private static final char REPLACEMENT = '\ufffd';

	private static final int FIRST_NON_ASCII = 0x80;

	private final Charset charset;

	private final byte[] mark;

	FileEncoding(Charset charset, int... mark) {
		this.charset = charset;
		this.mark = new byte[mark.length];
		for (int i = 0; i < mark.length; i++) {
			this.mark[i] = (byte) mark[i];
		}
	}

	/**
	 * Returns the registered name in lower case.
	 */
	String code() {
		return switch (this) {
			case UTF_8 -> "utf-8";
			case UTF_16LE -> "utf-16le";
			case UTF_16BE -> "utf-16be";
			case WINDOWS_1252 -> "windows-1252";
		};
	}

	static @Nullable FileEncoding ofCode(String code) {
		return Arrays.stream(values()).filter((value) -> value.code().equals(code)).findFirst().orElse(null);
	}

	static List<String> codes() {
		return Arrays.stream(values()).map(FileEncoding::code).toList();
	}

	/**
	 * Guesses the encoding: from the byte order mark, from the zero bytes of UTF-16, and
	 * else UTF-8 unless the content is not valid in it. Content that is mostly valid
	 * UTF-8 is damaged UTF-8, not Windows-1252.
	 */
	static FileEncoding guess(byte[] content) {
		for (FileEncoding encoding : values()) {
			if (encoding.markLength(content) > 0) {
				return encoding;
			}
		}
		FileEncoding wide = guessUtf16(content);
		if (wide != null) {
			return wide;
		}
		long[] counts = new long[2];
		scan(UTF_8.decoder(CodingErrorAction.REPLACE), content, (character) -> {
			if (character == REPLACEMENT) {
				counts[1]++;
			}
			else if (character >= FIRST_NON_ASCII) {
				counts[0]++;
			}
		});
		return (counts[1] > counts[0]) ? WINDOWS_1252 : UTF_8;
	}

	private static @Nullable FileEncoding guessUtf16(byte[] content) {
		int[] zeros = new int[2];
		int length = Math.min(content.length, BUFFER_SIZE);
		for (int i = 0; i < length; i++) {
			if (content[i] == 0) {
				zeros[i % 2]++;
			}
		}
		int least = Math.min(zeros[0], zeros[1]);
		int most = Math.max(zeros[0], zeros[1]);
		if (most * 2 * HUNDRED < length * MIN_ZEROS_PERCENT || most == 0 || least * 2 > most) {
			return null;
		}
		return (zeros[1] > zeros[0]) ? UTF_16LE : UTF_16BE;
	}

	/**
	 * Opens the content after its byte order mark.
	 * @throws ImportRefusedException with the row of the first invalid byte
	 */
	Reader open(byte[] content) {
		requireValid(content);
		int start = markLength(content);
		return new InputStreamReader(new ByteArrayInputStream(content, start, content.length - start), this.charset);
	}

	/**
	 * Decodes the beginning of the content, for guesses. The last character may be
	 * damaged.
	 */
	String sample(byte[] content, int length) {
		int start = markLength(content);
		return new String(content, start, Math.min(length, content.length - start), this.charset);
	}

	/**
	 * Decodes the content chunk by chunk without keeping it.
	 */
	private void requireValid(byte[] content) {
		long[] row = { 1 };
		CoderResult end = scan(decoder(CodingErrorAction.REPORT), content, (character) -> {
			if (character == '\n') {
				row[0]++;
			}
		});
		if (end.isError()) {
			throw new ImportRefusedException(new RowViolation(row[0], (this == UTF_8)
					? Violation.of("file", "csv-encoding") : Violation.of("file", "csv-other-encoding", code())));
		}
	}

	private CharsetDecoder decoder(CodingErrorAction action) {
		return this.charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
	}

	private static CoderResult scan(CharsetDecoder decoder, byte[] content, IntConsumer visitor) {
		ByteBuffer bytes = ByteBuffer.wrap(content);
		CharBuffer characters = CharBuffer.allocate(BUFFER_SIZE);
		CoderResult result;
		do {
			result = decoder.decode(bytes, characters, true);
			characters.flip();
			characters.chars().forEach(visitor);
			characters.clear();
		}
		while (result.isOverflow());
		return result;
	}

	private int markLength(byte[] content) {
		int length = this.mark.length;
		return (length <= content.length && Arrays.equals(content, 0, length, this.mark, 0, length)) ? length : 0;
	}

}
