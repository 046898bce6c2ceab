package dev.kalends.account;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The complete content of a session. Everything else is read from the database in every
 * request.
 *
 * @param personId the person's id
 * @param sessionEpoch the session is valid while it equals the person's current epoch
 * @param sessionId if set, the principal is also valid only while the session with this
 * id is active; it is not stored in the session itself. It is a digest of the session
 * cookie, so it cannot be used to sign in
 */
public record SignedInPerson(UUID personId, int sessionEpoch,
		@Nullable String sessionId) implements Principal, Serializable {

	@Serial
	private static final long serialVersionUID = 1;

	public SignedInPerson(UUID personId, int sessionEpoch) {
		this(personId, sessionEpoch, null);
	}

	/**
	 * Returns the same principal, bound to a session.
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
