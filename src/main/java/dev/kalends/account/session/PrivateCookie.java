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
 * A cookie that only the server reads: {@code HttpOnly}, {@code SameSite=Lax}, and
 * {@code Secure} where the request was encrypted.
 *
 * @param name the cookie's name
 * @param path the only path that it is sent to, below the context path
 * @param age how long the browser keeps it
 */
public record PrivateCookie(String name, String path, Duration age) {

	/**
	 * Returns the value that the browser sent. It may have been made up.
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
