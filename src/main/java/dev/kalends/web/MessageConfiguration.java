package dev.kalends.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.kalends.shared.BidiIsolation;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of the application. Every sentence with a title, a name or quoted input is
 * formatted here, so such arguments are isolated in one place.
 */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

	@Bean
	MessageSource messageSource() {
		ResourceBundleMessageSource messages = new IsolatingMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

	private static final class IsolatingMessageSource extends ResourceBundleMessageSource {

		@Override
		protected Object[] resolveArguments(Object @Nullable [] arguments, @Nullable Locale locale) {
			Object[] resolved = super.resolveArguments(arguments, locale);
			for (int i = 0; i < resolved.length; i++) {
				if (resolved[i] instanceof String text) {
					resolved[i] = BidiIsolation.isolate(text);
				}
			}
			return resolved;
		}

	}

}
