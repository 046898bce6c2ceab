package dev.kalends.account;

import java.time.ZoneId;

import dev.kalends.shared.Zones;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * The cookie in which pages tell the time zone of the device. A script writes it on every
 * page, the sign-in page included.
 */
public final class DeviceZone {

	/**
	 * The name of the cookie.
	 */
	public static final String COOKIE = "device-zone";

	private DeviceZone() {
	}

	/**
	 * Returns the zone of the device that sent the request; {@code null} if it told none,
	 * or one that this server does not know.
	 */
	public static @Nullable ZoneId of(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		return (cookie != null) ? Zones.named(cookie.getValue()).orElse(null) : null;
	}

}
