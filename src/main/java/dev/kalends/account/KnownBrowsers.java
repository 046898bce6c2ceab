package dev.kalends.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.kalends.account.session.PrivateCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Recognises browsers in which somebody has signed in before. Their sign-in is not slowed
 * down by what others try with the same name or from the same address. It gives no right
 * to anything else.
 * <p>
 * A cookie holds an entry for each of the last people: the person's id, a random id of
 * the browser, and an HMAC over both. The key is the person's password hash, which no
 * browser ever sees. So every node can verify an entry, nobody can make one up, and
 * another password invalidates all entries of the person.
 */
@Component
public class KnownBrowsers {

	/**
	 * Browsers send at most so many entries; a shared browser forgets the oldest.
	 */
	static final int MAX_PEOPLE = 5;

	private static final PrivateCookie COOKIE = new PrivateCookie("KNOWN-BROWSER", SignIn.PAGE, Duration.ofDays(365));

	private static final String ALGORITHM = "HmacSHA256";

	/**
	 * Nothing else that is ever signed with this key can be taken for an entry.
	 */
	private static final byte[] PURPOSE = "kalends known browser".getBytes(StandardCharsets.UTF_8);

	private static final int ID_BYTES = 16;

	private static final int BROWSER_BYTES = 12;

	private static final int MAC_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	/**
	 * Returns the cookie's value; {@code null} when the browser sent none.
	 */
	public static @Nullable String sentBy(HttpServletRequest request) {
		return COOKIE.read(request).orElse(null);
	}

	/**
	 * Returns the id of the browser when the person has signed in with it.
	 * @param cookie what the browser sent, which may be made up
	 */
	public Optional<String> recognise(Person person, @Nullable String cookie) {
		return entries(cookie).stream()
			.filter((entry) -> entry.isOf(person))
			.filter((entry) -> MessageDigest.isEqual(entry.mac, mac(person, entry.browser)))
			.map((entry) -> HexFormat.of().formatHex(entry.browser))
			.findFirst();
	}

	/**
	 * Notes that the person has signed in with the browser that made the request.
	 */
	public void remember(Person person, HttpServletRequest request, HttpServletResponse response) {
		List<Entry> sent = entries(sentBy(request));
		byte[] browser = recognise(person, sentBy(request)).map(HexFormat.of()::parseHex).orElseGet(this::newBrowser);
		List<Entry> kept = new ArrayList<>();
		kept.add(new Entry(person.id(), browser, mac(person, browser)));
		sent.stream().filter((entry) -> !entry.isOf(person)).limit(MAX_PEOPLE - 1).forEach(kept::add);
		COOKIE.write(request, response, String.join(".", kept.stream().map(Entry::encoded).toList()));
	}

	private byte[] newBrowser() {
		byte[] bytes = new byte[BROWSER_BYTES];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private static List<Entry> entries(@Nullable String cookie) {
		return (cookie == null) ? List.of()
				: Arrays.stream(cookie.split("\\.", MAX_PEOPLE + 1))
					.limit(MAX_PEOPLE)
					.map(Entry::decoded)
					.flatMap(Optional::stream)
					.toList();
	}

	private static byte[] mac(Person person, byte[] browser) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(person.passwordHash().getBytes(StandardCharsets.UTF_8), ALGORITHM));
			mac.update(PURPOSE);
			mac.update(bytes(person.id()));
			return mac.doFinal(browser);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has " + ALGORITHM, ex);
		}
	}

	private static byte[] bytes(UUID id) {
		return ByteBuffer.allocate(ID_BYTES)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
	}

	/**
	 * What the cookie holds about one person.
	 */
	private static final class Entry {

		private final UUID personId;

		private final byte[] browser;

		private final byte[] mac;

		Entry(UUID personId, byte[] browser, byte[] mac) {
			this.personId = personId;
			this.browser = browser;
			this.mac = mac;
		}

		static Optional<Entry> decoded(String text) {
			try {
				ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
				if (bytes.remaining() != ID_BYTES + BROWSER_BYTES + MAC_BYTES) {
					return Optional.empty();
				}
				UUID personId = new UUID(bytes.getLong(), bytes.getLong());
				byte[] browser = new byte[BROWSER_BYTES];
				byte[] mac = new byte[MAC_BYTES];
				bytes.get(browser).get(mac);
				return Optional.of(new Entry(personId, browser, mac));
			}
			catch (IllegalArgumentException ex) {
				return Optional.empty();
			}
		}

		String encoded() {
			byte[] entry = ByteBuffer.allocate(ID_BYTES + BROWSER_BYTES + MAC_BYTES)
				.put(bytes(this.personId))
				.put(this.browser)
				.put(this.mac)
				.array();
			return Base64.getUrlEncoder().withoutPadding().encodeToString(entry);
		}

		boolean isOf(Person person) {
			return this.personId.equals(person.id());
		}

	}

}
