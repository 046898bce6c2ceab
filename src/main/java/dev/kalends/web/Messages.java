package dev.kalends.web;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;

/**
 * The texts of {@code messages.properties}, in the language of the current request.
 */
@Component
public class Messages {

	private final MessageSourceAccessor messages;

	public Messages(MessageSource messages) {
		this.messages = new MessageSourceAccessor(messages);
	}

	/**
	 * Returns a text.
	 * @param arguments the values of its placeholders
	 * @throws org.springframework.context.NoSuchMessageException if the key is unknown
	 */
	public String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments);
	}

	/**
	 * Returns a text, or a default if the key is unknown. The default is returned as it
	 * is, without placeholders.
	 */
	public String textOr(String key, String defaultText, Object... arguments) {
		String found = this.messages.getMessage(key, arguments, "");
		return found.isEmpty() ? defaultText : found;
	}

	/**
	 * Returns the language of the texts. It differs from the locale of the request if
	 * there are no texts in the requested language.
	 */
	public Locale language() {
		return Locale.forLanguageTag(text("app.language"));
	}

}
