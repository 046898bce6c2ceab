package dev.kalends.account.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The origin of an attempt to sign in or to verify a password.
 *
 * @param name the submitted username, whether it exists or not
 * @param network the address; for IPv6 only its first 64 bits, because a provider assigns
 * at least that many addresses to a single customer
 * @param trusted identifies a browser or session in which the person with that username
 * has signed in before; {@code null} if there is none
 */
public record AttemptOrigin(String name, String network, @Nullable String trusted) {

	/**
	 * Longer names cannot exist; they are truncated, so names with the same prefix share
	 * a counter.
	 */
	private static final int MAX_NAME = 64;

	private static final int MAX_ADDRESS = 45;

	private static final int NETWORK_BYTES = 8;

	/**
	 * Guards {@link InetAddress#getByName}, which would resolve other text in the DNS.
	 */
	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

	/**
	 * Returns the origin of an attempt.
	 * @param name the username as entered
	 * @param address the client's address from the request
	 * @param trusted see {@link AttemptOrigin}
	 */
	public static AttemptOrigin of(String name, String address, @Nullable String trusted) {
		return new AttemptOrigin(truncated(name.strip().toLowerCase(Locale.ROOT), MAX_NAME), network(address), trusted);
	}

	private static String network(String address) {
		String literal = address.replaceFirst("%.*", "");
		if (!IPV6.matcher(literal).matches()) {
			return truncated(address, MAX_ADDRESS);
		}
		try {
			InetAddress parsed = InetAddress.getByName(literal);
			return (parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
					: parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return truncated(address, MAX_ADDRESS);
		}
	}

	private static String truncated(String text, int length) {
		return (text.length() > length) ? text.substring(0, length) : text;
	}

}
