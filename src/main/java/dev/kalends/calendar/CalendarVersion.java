package dev.kalends.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;

/**
 * The version of one person's calendar: the versions of all scopes visible to them, with
 * number and stamp. They are never added up, because two different states must not share
 * a version.
 *
 * @param personId the person
 * @param versions the version of each scope, by the scope's name
 */
public record CalendarVersion(UUID personId, SortedMap<String, ScopeVersion> versions) {

	private static final int OPAQUE_BYTES = 15;

	/**
	 * Returns the version vector for cache keys, such as {@code
	 * everyone=1.5feceb66ffc86f38,user:0198…=17.4523540f1504cd17}.
	 */
	String vector() {
		StringBuilder vector = new StringBuilder();
		this.versions.forEach((scope, version) -> {
			vector.append(vector.isEmpty() ? "" : ",").append(scope).append('=').append(version);
		});
		return vector.toString();
	}

	/**
	 * Returns the version vector of some of the scopes, in the given order.
	 */
	String vector(Scope... scopes) {
		return Arrays.stream(scopes)
			.map((scope) -> scope.name() + "=" + this.versions.get(scope.name()))
			.collect(Collectors.joining(","));
	}

	/**
	 * Returns an opaque token that changes whenever the calendar may have changed and
	 * discloses nothing else.
	 */
	public String opaque() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest((this.personId + ";" + vector()).getBytes(StandardCharsets.UTF_8));
			byte[] start = new byte[OPAQUE_BYTES];
			System.arraycopy(digest, 0, start, 0, OPAQUE_BYTES);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(start);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
