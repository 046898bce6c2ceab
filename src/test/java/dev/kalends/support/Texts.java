package dev.kalends.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of the application as stored in the message files.
 */
public final class Texts {

	private Texts() {
	}

	/**
	 * Returns the English texts, which are the default for all languages.
	 */
	public static Map<String, String> english() {
		return read("messages.properties");
	}

	/**
	 * Returns the texts of a language other than English.
	 */
	public static Map<String, String> of(String language) {
		return read("messages_" + language + ".properties");
	}

	private static Map<String, String> read(String file) {
		Map<String, String> texts = new TreeMap<>();
		try {
			for (String line : Files.readAllLines(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] entry = line.split("=", 2);
					if (entry.length < 2 || texts.put(entry[0], entry[1]) != null) {
						throw new IllegalStateException(file + " has no text, or two, in " + line);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

}
