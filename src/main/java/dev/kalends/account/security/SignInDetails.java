package dev.kalends.account.security;

import dev.kalends.account.KnownBrowsers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the request with the sign-in form says about where it comes from.
 *
 * @param address the client's address
 * @param knownBrowser the cookie of {@link KnownBrowsers}, as it was sent
 */
record SignInDetails(String address, @Nullable String knownBrowser) {

	static SignInDetails of(HttpServletRequest request) {
		return new SignInDetails(request.getRemoteAddr(), KnownBrowsers.sentBy(request));
	}

}
