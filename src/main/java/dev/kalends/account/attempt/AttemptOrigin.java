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
 * Where an attempt to sign in, or to prove something else, comes from.
 *
 * @param name the name that is tried, whether somebody has it or not
 * @param network the address, for IPv6 its first 64 bits: a provider gives at least so
 * many addresses to a single customer
 * @param trusted what tells apart a browser or session in which the person of that name
 * has signed in before; {@code null} where nobody is known to have
 */
public record AttemptOrigin(String name, String network, @Nullable String trusted) {

	/**
	 * Longer names are nobody's, and are counted as one where they begin alike.
	 */
	private static final int MAX_NAME = 64;

	private static final int MAX_ADDRESS = 45;

	private static final int NETWORK_BYTES = 8;

	/**
	 * Without this, text that is no address would be looked up in the DNS.
	 */
	private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

	/**
	 * Returns the origin of an attempt.
	 * @param name the name as it was typed
	 * @param address the client's address as the request has it
	 * @param trusted see {@link AttemptOrigin}
	 */
	public static AttemptOrigin of(String name, String address, @Nullable String trusted) {
		return new AttemptOrigin(cut(name.strip().toLowerCase(Locale.ROOT), MAX_NAME), network(address), trusted);
	}

	private static String network(String address) {
		String literal = address.replaceFirst("%.*", "");
		if (!IPV6.matcher(literal).matches()) {
			return cut(address, MAX_ADDRESS);
		}
		try {
			InetAddress parsed = InetAddress.getByName(literal);
			return (parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
					: parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return cut(address, MAX_ADDRESS);
		}
	}

	private static String cut(String text, int length) {
		return (text.length() > length) ? text.substring(0, length) : text;
	}

}
