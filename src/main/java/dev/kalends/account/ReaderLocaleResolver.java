package dev.kalends.account;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Speaks to people in the language they have chosen, and to everybody else in the one
 * that their browser asks for. It is asked only when there is something to say, so it
 * costs the feed nothing. There are only three answers, whatever browsers send, and so
 * only three of everything that is remembered by locale.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
public class ReaderLocaleResolver implements LocaleResolver {

	private static final String BROWSER = ReaderLocaleResolver.class.getName() + ".browser";

	private final PersonRepository people;

	ReaderLocaleResolver(PersonRepository people) {
		this.people = people;
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		BrowserLanguage browser = browser(request);
		Language chosen = chosen(request);
		Language language = (chosen != null) ? chosen : browser.language();
		return (language == Language.ENGLISH) ? browser.english() : language.locale();
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("People choose their language in their profile");
	}

	private static BrowserLanguage browser(HttpServletRequest request) {
		if (request.getAttribute(BROWSER) instanceof BrowserLanguage known) {
			return known;
		}
		BrowserLanguage found = BrowserLanguage.of(request);
		request.setAttribute(BROWSER, found);
		return found;
	}

	private @Nullable Language chosen(HttpServletRequest request) {
		Viewer viewer = ViewerArgumentResolver.find(request);
		if (viewer != null) {
			return viewer.language();
		}
		// The feed knows its viewer later than it may have to refuse a parameter.
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInPerson person)
				? this.people.findById(person.personId()).map(Person::language).orElse(null) : null;
	}

}
