package dev.kalends.account.session;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie for the server only: {@code HttpOnly}, {@code SameSite=Lax}, and
 * {@code Secure} if the request was encrypted.
 *
 * @param name the cookie's name
 * @param path the only path to which it is sent, relative to the context path
 * @param age maximum age
 */
public record PrivateCookie(String name, String path, Duration age) {

	/**
	 * Returns the value sent by the browser, which may be forged.
	 */
	public Optional<String> read(HttpServletRequest request) {
		return Optional.ofNullable(WebUtils.getCookie(request, this.name)).map(Cookie::getValue);
	}

	public void write(HttpServletRequest request, HttpServletResponse response, String value) {
		add(request, response, value, this.age);
	}

	public void remove(HttpServletRequest request, HttpServletResponse response) {
		add(request, response, "", Duration.ZERO);
	}

	private void add(HttpServletRequest request, HttpServletResponse response, String value, Duration maxAge) {
		ResponseCookie cookie = ResponseCookie.from(this.name, value)
			.path(request.getContextPath() + this.path)
			.maxAge(maxAge)
			.httpOnly(true)
			.sameSite("Lax")
			.secure(request.isSecure())
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
