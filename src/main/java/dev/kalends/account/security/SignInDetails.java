package dev.kalends.account.security;

import dev.kalends.account.KnownBrowsers;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Details of a sign-in request that identify its origin.
 *
 * @param address the client's address
 * @param knownBrowser the cookie of {@link KnownBrowsers}, not verified
 */
record SignInDetails(String address, @Nullable String knownBrowser) {

	static SignInDetails of(HttpServletRequest request) {
		return new SignInDetails(request.getRemoteAddr(), KnownBrowsers.sentBy(request));
	}

}
