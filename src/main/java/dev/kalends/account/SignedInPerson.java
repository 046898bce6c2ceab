package dev.kalends.account;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * All that a session remembers: who it is, and until when it holds. Everything else is
 * read live with every request.
 *
 * @param personId the person's id
 * @param sessionEpoch the session holds while the person's epoch is the same
 * @param sessionId where set, it also holds only while the session of this id lasts; the
 * session itself does not remember it
 */
public record SignedInPerson(UUID personId, int sessionEpoch,
		@Nullable String sessionId) implements Principal, Serializable {

	@Serial
	private static final long serialVersionUID = 1;

	public SignedInPerson(UUID personId, int sessionEpoch) {
		this(personId, sessionEpoch, null);
	}

	/**
	 * Returns the same person, held to a session.
	 */
	public SignedInPerson inSession(String id) {
		return new SignedInPerson(this.personId, this.sessionEpoch, id);
	}

	@Override
	public String getName() {
		return this.personId.toString();
	}

	/**
	 * The session's id opens the session, so it stays out of logs.
	 */
	@Override
	public String toString() {
		return getName();
	}

}
