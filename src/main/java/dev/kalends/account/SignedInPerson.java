package dev.kalends.account;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * All that a session contains: who it is, and until when it is valid. Everything else is
 * read from the database with every request.
 *
 * @param personId the person's id
 * @param sessionEpoch the session is valid while the person's epoch is the same
 * @param sessionId where set, it is also valid only while the session of this id lasts;
 * the session itself does not contain it. It is the digest of what the browser has in its
 * cookie, so it opens nothing
 */
public record SignedInPerson(UUID personId, int sessionEpoch,
		@Nullable String sessionId) implements Principal, Serializable {

	@Serial
	private static final long serialVersionUID = 1;

	public SignedInPerson(UUID personId, int sessionEpoch) {
		this(personId, sessionEpoch, null);
	}

	/**
	 * Returns the same person, valid in a session only.
	 */
	public SignedInPerson inSession(String id) {
		return new SignedInPerson(this.personId, this.sessionEpoch, id);
	}

	@Override
	public String getName() {
		return this.personId.toString();
	}

	@Override
	public String toString() {
		return getName();
	}

}
