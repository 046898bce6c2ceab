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
 * Resolves the viewer's chosen language and clock or, without one, those of the browser.
 * It is resolved lazily, so the feed does not pay for it. There are only four possible
 * results, independent of the headers of browsers, so caches keyed by locale stay small.
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
		Viewer viewer = ViewerArgumentResolver.find(request);
		return language.locale((viewer != null) ? viewer.weekAndClock().clock() : null, browser.english());
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The language is set in the profile");
	}

	private static BrowserLanguage browser(HttpServletRequest request) {
		if (request.getAttribute(BROWSER) instanceof BrowserLanguage cached) {
			return cached;
		}
		BrowserLanguage parsed = BrowserLanguage.of(request);
		request.setAttribute(BROWSER, parsed);
		return parsed;
	}

	private @Nullable Language chosen(HttpServletRequest request) {
		Viewer viewer = ViewerArgumentResolver.find(request);
		if (viewer != null) {
			return viewer.language();
		}
		// The feed may have to reject a parameter before it has read its viewer.
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof SignedInPerson person)
				? this.people.findById(person.personId()).map(Person::language).orElse(null) : null;
	}

}
